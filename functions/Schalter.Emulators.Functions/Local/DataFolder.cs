using System.Security.Cryptography;

namespace Schalter.Emulators.Functions.Local;

/// <summary>The folder with all data of a local run, for this run alone while it lasts.</summary>
internal sealed class DataFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int SecretBytes = 32;
    private static readonly byte[] Probe = new byte[16 * 1024];

    private readonly bool temporary;
    private readonly FileStream claim;

    private DataFolder(string path, bool temporary)
    {
        Path = path;
        this.temporary = temporary;
        CheckWritable(path);
        claim = Claim(path);
    }

    public string Path { get; }

    /// <exception cref="LocalRunException">Another run has the folder, or it cannot be written.</exception>
    public static DataFolder Open(LocalOptions options) => options.Ephemeral
        ? new(System.IO.Path.Combine(System.IO.Path.GetTempPath(), "schalter-" + System.IO.Path.GetRandomFileName()), temporary: true)
        : new(System.IO.Path.GetFullPath(options.DataDirectory ?? System.IO.Path.Combine(RepositoryRoot(), ".local")), temporary: false);

    public string Folder(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    /// <summary>A secret made once for this folder: base64 of 32 random bytes.</summary>
    public string Secret(string name) => Once(name, () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes)));

    /// <summary>A text made once for this folder, readable by its owner only.</summary>
    public string Once(string name, Func<string> make)
    {
        var file = System.IO.Path.Combine(Path, name);
        if (!File.Exists(file))
        {
            var fresh = file + ".new";
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            using (var writer = new StreamWriter(fresh, options))
            {
                writer.Write(make());
            }

            File.Move(fresh, file, overwrite: true);
        }

        return File.ReadAllText(file);
    }

    public void Dispose()
    {
        claim.Dispose();
        if (temporary)
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    private static void CheckWritable(string path)
    {
        try
        {
            CreateOwnerOnly(path);
            var probe = System.IO.Path.Combine(path, $"probe-{Environment.ProcessId}");
            File.WriteAllBytes(probe, Probe);
            File.Delete(probe);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new LocalRunException($"The data folder {path} cannot be written: {refusal.Message}", refusal);
        }
    }

    // Test data are often real ones, and others may use this machine.
    private static void CreateOwnerOnly(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private static FileStream Claim(string path)
    {
        try
        {
            return new(System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held)
        {
            throw new LocalRunException($"Another run uses {path}: end it, or give this one its own folder (--data DIR or --ephemeral).", held);
        }
    }

    private static string RepositoryRoot()
    {
        var here = Directory.GetCurrentDirectory();
        for (var folder = new DirectoryInfo(here); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Serverless.sln")))
            {
                return folder.FullName;
            }
        }

        return here;
    }
}
