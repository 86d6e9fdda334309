namespace Schalter.Services.Content;

/// <summary>A mistake in a content file: which file, where in it (JSON path) and what is wrong.</summary>
public sealed class ContentException : Exception
{
    public ContentException()
    {
    }

    public ContentException(string message)
        : base(message)
    {
    }

    public ContentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ContentException(string file, string path, string reason)
        : base($"{file} at {path}: {reason}") => (File, Path, Reason) = (file, path, reason);

    /// <summary>Path below the content root: <c>forms/contact.json</c>.</summary>
    public string File { get; } = string.Empty;

    /// <summary>JSON path: <c>$.sections[2].fields[0].type</c>.</summary>
    public string Path { get; } = string.Empty;

    public string Reason { get; } = string.Empty;
}
