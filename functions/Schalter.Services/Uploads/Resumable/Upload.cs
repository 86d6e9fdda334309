using Schalter.Services.Platform;

namespace Schalter.Services.Uploads.Resumable;

/// <summary>One document on its way in, as it was announced (tus 1.0).</summary>
/// <param name="Metadata">As the client wrote it: it can ask for it again.</param>
/// <param name="Turn">Counts the requests that brought bytes; the newest one has the turn.</param>
/// <param name="Sha256">Lower-case hex; null until all bytes are here and were read once as a whole.</param>
/// <param name="Version">Opaque.</param>
public sealed record Upload(UploadId Id, long Length, UploadMetadata Metadata, int Turn, string? Sha256, string Version)
{
    /// <summary>Where it lies in <c>incoming</c>.</summary>
    public string Blob => $"{Id}/001";

    public static Refusal Unknown { get; } = new("upload-unknown", 404);

    public static Refusal Busy { get; } = new("upload-busy", 423);
}

/// <summary>How far an upload has come.</summary>
/// <param name="Offset">Bytes from its beginning that are here without a gap.</param>
public sealed record UploadProgress(Upload Upload, long Offset)
{
    public UploadProgress(Upload finished)
        : this(finished, finished.Length)
    {
    }
}
