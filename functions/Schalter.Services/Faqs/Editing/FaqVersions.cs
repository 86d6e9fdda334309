using System.Collections.Concurrent;
using Schalter.Services.Content;
using Schalter.Services.Platform;

namespace Schalter.Services.Faqs.Editing;

/// <param name="Version">As in the <c>ETag</c> of the file.</param>
/// <param name="KeptAt">When an editor last put it there, or an instance first used it.</param>
/// <param name="IsCurrent">Whether it lies there now.</param>
public sealed record FaqVersion(string Version, DateTimeOffset KeptAt, long Bytes, bool IsCurrent);

/// <param name="Versions">Latest first.</param>
public sealed record FaqHistory(string Language, string Id, IReadOnlyList<FaqVersion> Versions);

/// <summary>
/// Keeps every version of every entry that the office has changed, whether over HTTP or by putting a file into the container, and the
/// packaged one that it stands in place of. They hold no personal data and stay.
/// </summary>
public sealed class FaqVersions(FaqVersionStore store, EditedFiles files, TimeProvider clock) : IContentArchive
{
    private ConcurrentDictionary<string, bool>? kept;

    /// <summary>Writes what is not there yet: mostly nothing, and after the first time without asking.</summary>
    public async Task KeepAsync(ContentSnapshot snapshot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var packaged = snapshot.Packaged?.Files ?? snapshot.Files;
        var changed = snapshot.Files.All.Where(f => FaqNames.Of(f.Path) is not null
            && packaged.Find(f.Path)?.Bytes.Span.SequenceEqual(f.Bytes.Span) != true).ToList();
        if (changed.Count == 0)
        {
            return;
        }

        kept ??= new((await store.ListAsync(FaqNames.Folder, cancellationToken)).Select(v => KeyValuePair.Create(v.Name, true)), StringComparer.Ordinal);
        foreach (var file in changed.Select(f => packaged.Find(f.Path)).OfType<ContentFile>().Concat(changed).Where(f => !kept.ContainsKey(NameOf(f))))
        {
            await KeepAsync(file, cancellationToken);
            kept[NameOf(file)] = true;
        }
    }

    /// <summary>Keeps a version; when it is there already, that is as good.</summary>
    public Task KeepAsync(ContentFile file, CancellationToken cancellationToken) =>
        store.AddAsync(NameOf(file), file, clock.GetUtcNow(), cancellationToken);

    /// <summary>Notes that an editor has put this version there now.</summary>
    public Task NoteAsync(ContentFile file, CancellationToken cancellationToken) =>
        store.PutAsync(NameOf(file), file, clock.GetUtcNow(), cancellationToken);

    public async Task<Answer<FaqHistory>> ListAsync(FaqPlace place, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (place.Named is not { } named || named.IndexOf('/', StringComparison.Ordinal) < 0)
        {
            return new(FaqFiles.Unknown);
        }

        var (now, stored) = (await files.FindAsync(place.Path, cancellationToken), await store.ListAsync(FolderOf(place.Path), cancellationToken));
        var versions = stored.Select(v => new FaqVersion(v.Name[(v.Name.LastIndexOf('/') + 1)..], v.KeptAt, v.Bytes, v.Name == NameOf(now.File)));
        return now.File is null && stored.Count == 0
            ? new(FaqFiles.Unknown)
            : new(new FaqHistory(place.Language, place.Id, [.. versions.OrderByDescending(v => v.KeptAt).ThenByDescending(v => v.IsCurrent)]));
    }

    public async Task<Answer<ContentFile>> FindAsync(FaqPlace place, string version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(place);
        return place.Named.Contains('/', StringComparison.Ordinal) && version.All(char.IsAsciiHexDigitLower)
            && await store.FindAsync($"{FolderOf(place.Path)}/{version}", cancellationToken) is { } bytes
                ? new(new ContentFile(place.Path, bytes))
                : new(new Refusal("faq-version-unknown", 404));
    }

    private static string NameOf(ContentFile? file) => file is null ? string.Empty : $"{FolderOf(file.Path)}/{EditedFile.TagOf(file.Bytes.Span)}";

    private static string FolderOf(string path) => path[..^".md".Length];
}
