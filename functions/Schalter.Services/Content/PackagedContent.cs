namespace Schalter.Services.Content;

/// <summary>The content that came with the deployment, read when it is first needed, and the parts that content is read into.</summary>
public sealed class PackagedContent
{
    private readonly Lazy<ContentSnapshot> snapshot;

    public PackagedContent(string contentRoot, IEnumerable<ContentPart> parts)
    {
        Parts = [.. parts];
        snapshot = new(() => ContentSnapshot.Read(ContentFiles.Read(contentRoot), Parts));
    }

    public IReadOnlyList<ContentPart> Parts { get; }

    /// <exception cref="ContentException">The deployment itself has a mistake.</exception>
    public ContentSnapshot Snapshot => snapshot.Value;
}
