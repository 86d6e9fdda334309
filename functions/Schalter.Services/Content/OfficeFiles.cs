namespace Schalter.Services.Content;

/// <summary>The office's files as this instance knows them: fetches only what has changed.</summary>
public sealed class OfficeFiles(ContentStore store)
{
    private const long MostBytes = 1024 * 1024;
    private Dictionary<string, (string Version, ContentFile File)> known = new(StringComparer.Ordinal);

    /// <summary>All that are small enough; the others are told in <see cref="TooLarge"/>.</summary>
    public IReadOnlyCollection<ContentFile> Files => [.. known.Values.Select(k => k.File)];

    public IReadOnlyList<RefusedFile> TooLarge { get; private set; } = [];

    /// <summary>Where the office has files, whatever is in them.</summary>
    public IReadOnlySet<string> Paths => known.Keys.Concat(TooLarge.Select(t => t.File)).ToHashSet(StringComparer.Ordinal);

    public string? VersionOf(string path) => known.TryGetValue(path, out var file) ? file.Version : null;

    /// <summary>Looks what there is now.</summary>
    /// <returns>Whether anything is different from the look before.</returns>
    public async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        var listed = await store.ListAsync(cancellationToken);
        var large = listed.Where(b => b.Bytes > MostBytes).Select(b => new RefusedFile(b.Path, "$", "is larger than 1 MiB")).ToList();
        var now = new Dictionary<string, (string, ContentFile)>(StringComparer.Ordinal);
        foreach (var blob in listed.Where(b => b.Bytes <= MostBytes))
        {
            if (known.TryGetValue(blob.Path, out var before) && before.Version == blob.Version)
            {
                now[blob.Path] = before;
            }
            else if (await store.FindAsync(blob, cancellationToken) is { } file)
            {
                now[blob.Path] = (blob.Version, file);
            }
        }

        var same = now.Count == known.Count && now.All(n => VersionOf(n.Key) == n.Value.Item1) && large.SequenceEqual(TooLarge);
        (known, TooLarge) = (now, large);
        return !same;
    }
}
