using Schalter.Services.Platform;

namespace Schalter.Services.Uploads.Resumable;

/// <summary>
/// Says how far an upload has come. If all is here but the process died before it said so, it is finished now: a client that hears that
/// everything has arrived asks no more.
/// </summary>
public sealed class ShowUpload(FindUpload find, UploadBlobStore blobs, FinishUpload finish)
{
    public async Task<Answer<UploadProgress>> HandleAsync(string? id, CancellationToken cancellationToken)
    {
        var found = await find.HandleAsync(id, cancellationToken);
        if (found.Value is not { } upload)
        {
            return new(found.Refusal!);
        }

        if (upload.Sha256 is not null)
        {
            return new(new UploadProgress(upload));
        }

        var pieces = await blobs.ListAsync(upload, cancellationToken);
        if (pieces.End < upload.Length)
        {
            return new(new UploadProgress(upload, pieces.End));
        }

        return await finish.HandleAsync(upload, pieces, cancellationToken) is { } whole ? new(new UploadProgress(whole)) : new(Upload.Unknown);
    }
}
