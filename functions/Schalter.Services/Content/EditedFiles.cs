using System.Security.Cryptography;
using Schalter.Services.Platform;

namespace Schalter.Services.Content;

/// <summary>A content file as it lies there now, to be edited.</summary>
/// <param name="File">Null when there is none, or the office has taken it away.</param>
/// <param name="Version">Of the office's own; null while there is only the packaged one.</param>
public sealed record EditedFile(string Path, ContentFile? File, string? Version)
{
    /// <summary>Changes with its content: what an editor sends back to say what they looked at.</summary>
    public string? Tag => File is null ? null : TagOf(File.Bytes.Span);

    /// <summary>Whoever does not know the newest file changes nothing; null when they do, or when it says so already.</summary>
    /// <param name="known">Tag of the file that theirs was made from; null when there was none.</param>
    public Refusal? RefusalOf(ReadOnlyMemory<byte> wanted, string? known) =>
        known == Tag || Tag == TagOf(wanted.Span) ? null : known is null ? new("version-missing", 428) : EditedFiles.Outdated;

    public static string TagOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
}

/// <summary>
/// Lets features change the office's files as an editor does by hand: what is written here lies in the same container and comes into
/// use in the same way, within the poll interval. Who writes has proved it before.
/// </summary>
public sealed class EditedFiles(ContentStore store, PackagedContent packaged)
{
    /// <summary>Somebody else changed it meanwhile.</summary>
    internal static Refusal Outdated => new("version-outdated", 412);

    public async Task<EditedFile> FindAsync(string path, CancellationToken cancellationToken) =>
        await store.ReadAsync(path, cancellationToken) is var (file, version)
            ? new(path, file.Bytes.IsEmpty ? null : file, version)
            : new(path, packaged.Snapshot.Files.Find(path), null);

    /// <summary>Saves it, unless the same lies there already; a repeat whose answer was lost finds its own work.</summary>
    /// <inheritdoc cref="SaveAsync" path="/returns"/>
    public async Task<bool> ReplaceAsync(EditedFile before, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(before);
        var tag = EditedFile.TagOf(bytes.Span);
        return before.Tag == tag || await SaveAsync(before, bytes, cancellationToken) || (await FindAsync(before.Path, cancellationToken)).Tag == tag;
    }

    /// <returns>False when somebody else changed it since it was found.</returns>
    public Task<bool> SaveAsync(EditedFile before, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(before);
        return store.WriteAsync(new(before.Path, bytes), before.Version, cancellationToken);
    }
}
