using System.Buffers.Binary;
using System.Collections.Frozen;
using System.IO.Hashing;
using System.Text;

namespace Schalter.Services.Content;

/// <summary>One file of the content.</summary>
/// <param name="Path">Below the content root, with slashes: <c>forms/contact.json</c>.</param>
public sealed record ContentFile(string Path, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The file's own name without its ending: <c>contact</c>.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Its text, without the byte order mark that some editors put before it.</summary>
    /// <exception cref="ContentException">It was saved in another encoding.</exception>
    public ReadOnlySpan<byte> Utf8()
    {
        var bytes = Bytes.Span;
        return !System.Text.Unicode.Utf8.IsValid(bytes)
            ? throw new ContentException(Path, $"line {LineOfMistake(bytes)}", "is not UTF-8: save the file as UTF-8")
            : bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
    }

    private static int LineOfMistake(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        return bytes[..at].Count((byte)'\n') + 1;
    }
}

/// <summary>The files of the content as they are at one moment: those that came with the deployment, the office's laid over them.</summary>
public sealed class ContentFiles
{
    private readonly FrozenDictionary<string, ContentFile> files;

    private ContentFiles(IEnumerable<ContentFile> all)
    {
        All = [.. all.OrderBy(f => f.Path, StringComparer.Ordinal)];
        files = All.ToFrozenDictionary(f => f.Path, StringComparer.Ordinal);
    }

    public static ContentFiles None { get; } = new([]);

    /// <summary>By path.</summary>
    public IReadOnlyList<ContentFile> All { get; }

    /// <summary>Reads all of a folder.</summary>
    public static ContentFiles Read(string contentRoot)
    {
        var paths = Directory.GetFiles(contentRoot, "*", SearchOption.AllDirectories);
        var read = new ContentFile[paths.Length];
        Parallel.For(0, paths.Length, i => read[i] = new(
            Path.GetRelativePath(contentRoot, paths[i]).Replace('\\', '/'), File.ReadAllBytes(paths[i])));
        return new(read);
    }

    /// <summary>With these files added or put in the place of others; an empty one takes its path away.</summary>
    public ContentFiles With(IEnumerable<ContentFile> overlay)
    {
        var laid = files.ToDictionary(StringComparer.Ordinal);
        foreach (var file in overlay)
        {
            laid[file.Path] = file;
        }

        return new(laid.Values.Where(f => !f.Bytes.IsEmpty));
    }

    public ContentFile? Find(string path) => files.GetValueOrDefault(path);

    /// <summary>The <c>.json</c> files that lie in a folder itself, by name.</summary>
    public IReadOnlyList<ContentFile> In(string folder) => [.. All.Where(f =>
        f.Path.StartsWith(folder + '/', StringComparison.Ordinal) && f.Path.IndexOf('/', folder.Length + 1) < 0
        && f.Path.EndsWith(".json", StringComparison.Ordinal))];

    /// <summary>The names of the folders in a folder, by name.</summary>
    public IReadOnlyList<string> FoldersIn(string folder) => [.. All
        .Where(f => f.Path.StartsWith(folder + '/', StringComparison.Ordinal) && f.Path.IndexOf('/', folder.Length + 1) > 0)
        .Select(f => f.Path[(folder.Length + 1)..f.Path.IndexOf('/', folder.Length + 1)])
        .Distinct(StringComparer.Ordinal)];

    /// <summary>A hash over all files: equal files, equal version.</summary>
    public string Version()
    {
        var hash = new XxHash128();
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var file in All)
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, file.Bytes.Length);
            hash.Append(Encoding.UTF8.GetBytes(file.Path));
            hash.Append(length);
            hash.Append(file.Bytes.Span);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash())[..16];
    }
}
