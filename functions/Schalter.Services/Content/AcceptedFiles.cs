namespace Schalter.Services.Content;

/// <summary>The last good copies of the office's files, for instances that start while the newest is wrong.</summary>
public sealed class AcceptedFiles(ContentStore store)
{
    private Dictionary<string, string>? versions;

    /// <summary>Those of the given paths that there are.</summary>
    public async Task<IReadOnlyList<ContentFile>> FindAsync(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        versions ??= await store.ListAcceptedAsync(cancellationToken);
        var found = new List<ContentFile>();
        foreach (var path in paths.Where(versions.ContainsKey))
        {
            found.AddRange(await store.FindAcceptedAsync(path, cancellationToken) is { } file ? [file] : []);
        }

        return found;
    }

    /// <summary>Keeps copies of what is in use now, and none of what the office has taken away.</summary>
    /// <param name="good">Files in use, with the version of the blob.</param>
    /// <param name="all">Paths the office has files at, good or not.</param>
    public async Task KeepAsync(
        IReadOnlyList<(ContentFile File, string Version)> good, IReadOnlySet<string> all, CancellationToken cancellationToken)
    {
        if (versions is null && all.Count == 0)
        {
            return;
        }

        versions ??= await store.ListAcceptedAsync(cancellationToken);
        foreach (var (file, version) in good.Where(g => versions.GetValueOrDefault(g.File.Path) != g.Version))
        {
            await store.SaveAcceptedAsync(file, version, cancellationToken);
            versions[file.Path] = version;
        }

        foreach (var path in versions.Keys.Where(path => !all.Contains(path)).ToList())
        {
            await store.DeleteAcceptedAsync(path, cancellationToken);
            versions.Remove(path);
        }
    }
}
