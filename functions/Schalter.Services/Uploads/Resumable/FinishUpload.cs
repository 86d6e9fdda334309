namespace Schalter.Services.Uploads.Resumable;

/// <summary>
/// Makes a document of an upload whose bytes are all here. Each step finds out whether it was done before: the process may have died
/// behind any of them, and then the next look at the upload goes on from there.
/// </summary>
public sealed class FinishUpload(UploadRowStore uploads, UploadBlobStore blobs)
{
    /// <returns>Null when the upload was removed meanwhile.</returns>
    internal async Task<Upload?> HandleAsync(Upload upload, UploadPieces pieces, CancellationToken cancellationToken)
    {
        return await blobs.CommitAsync(upload, pieces, cancellationToken) && await blobs.HashAsync(upload, cancellationToken) is { } sha256
            ? await uploads.FinishAsync(upload, sha256, cancellationToken)
            : null;
    }
}
