namespace Schalter.Services.Content;

/// <summary>
/// All content at one moment, its parts read from the same files. It never changes: an invocation takes one at its beginning and
/// keeps it, so that no old form meets new texts.
/// </summary>
public sealed class ContentSnapshot
{
    private readonly Dictionary<Type, object> parts = [];

    private ContentSnapshot(ContentFiles files, ContentSnapshot? packaged)
    {
        (Files, Packaged) = (files, packaged);
        Version = files.Version();
    }

    public ContentFiles Files { get; }

    /// <summary>What came with the deployment and therefore fits the code; null when this is it.</summary>
    public ContentSnapshot? Packaged { get; }

    /// <summary>A hash over all its files.</summary>
    public string Version { get; }

    /// <param name="parts">In the order of their reading: a later one may look at those before it.</param>
    /// <exception cref="ContentException">A file has a mistake: nothing of the snapshot is used.</exception>
    public static ContentSnapshot Read(ContentFiles files, IEnumerable<ContentPart> parts, ContentSnapshot? packaged = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(parts);
        var snapshot = new ContentSnapshot(files, packaged);
        foreach (var part in parts)
        {
            snapshot.parts[part.Type] = part.Read(snapshot);
        }

        return snapshot;
    }

    /// <exception cref="KeyNotFoundException">Nobody registered such a part, or it is read after this one.</exception>
    public T Get<T>()
        where T : class => parts.TryGetValue(typeof(T), out var part)
        ? (T)part
        : throw new KeyNotFoundException($"{typeof(T).Name} is no part of the content, or is read later.");
}
