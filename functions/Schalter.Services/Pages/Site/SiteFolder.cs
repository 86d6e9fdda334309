using System.Text;

namespace Schalter.Services.Pages.Site;

/// <summary>
/// The folder a website is written into. It knows which files are its own, and touches no others. Assets of earlier builds stay:
/// a page that a browser or a cache kept may still name them, and they are a few kilobytes.
/// </summary>
public static class SiteFolder
{
    /// <summary>Lists the files of the last build, so that the next one can take away what is no longer there.</summary>
    private const string List = "site-files.txt";

    /// <summary>What is being written is called so, until it is whole.</summary>
    private const string Fresh = ".new";

    /// <summary>Whether a website may be written here: into nothing, into an empty folder, or over an earlier one.</summary>
    public static bool IsFree(string folder) =>
        !Directory.Exists(folder) || File.Exists(Path.Combine(folder, List))
        || Directory.EnumerateFileSystemEntries(folder).All(entry => Path.GetFileName(entry) == List + Fresh);

    /// <summary>Writes what differs, each file at once as a whole: somebody may be reading. What a death leaves, the next one mends.</summary>
    /// <returns>How many files changed.</returns>
    public static int Write(string folder, IReadOnlyList<SiteFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        Directory.CreateDirectory(folder);
        var list = Path.Combine(folder, List);
        var earlier = File.Exists(list) ? File.ReadAllLines(list) : [];
        WriteOne(list, Lines(earlier.Concat(files.Select(f => f.Path))));
        // pages name assets: those must be there before
        var written = files.OrderBy(f => !SiteAssets.IsAsset(f.Path)).Count(f => WriteOne(Path.Combine(folder, f.Path), f.Bytes));
        var gone = earlier.Except(files.Select(f => f.Path), StringComparer.Ordinal).Where(p => !SiteAssets.IsAsset(p));
        foreach (var path in gone.Concat(earlier.Select(p => p + Fresh)).Select(p => Inside(folder, p)).OfType<string>())
        {
            File.Delete(path);
        }

        WriteOne(list, Lines(files.Select(f => f.Path)));
        return written;
    }

    private static byte[] Lines(IEnumerable<string> paths) =>
        Encoding.UTF8.GetBytes(string.Concat(paths.Distinct(StringComparer.Ordinal).Select(p => p + '\n')));

    private static bool WriteOne(string path, ReadOnlyMemory<byte> bytes)
    {
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes.Span))
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var fresh = path + Fresh;
        File.WriteAllBytes(fresh, bytes.Span);
        File.Move(fresh, path, overwrite: true);
        return true;
    }

    /// <summary>A list that somebody changed must not make us delete elsewhere.</summary>
    private static string? Inside(string folder, string path)
    {
        var whole = Path.GetFullPath(Path.Combine(folder, path));
        var isInside = whole.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return isInside && File.Exists(whole) ? whole : null;
    }
}
