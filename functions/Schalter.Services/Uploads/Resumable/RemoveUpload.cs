using Schalter.Services.Platform;

namespace Schalter.Services.Uploads.Resumable;

/// <summary>
/// Gives an upload up: nobody can go on with it or name it any more. The bytes of a finished one stay until the sweep, since a submission
/// may have named it just now.
/// </summary>
public sealed class RemoveUpload(FindUpload find, UploadRowStore uploads, UploadBlobStore blobs)
{
    /// <returns>Null when it is gone.</returns>
    public async Task<Refusal?> HandleAsync(string? id, CancellationToken cancellationToken)
    {
        var found = await find.HandleAsync(id, cancellationToken);
        if (found.Value is not { } upload)
        {
            return found.Refusal;
        }

        if (!await uploads.RemoveAsync(upload, cancellationToken))
        {
            return Upload.Busy;
        }

        if (upload.Sha256 is null)
        {
            await blobs.RemoveAsync(upload, CancellationToken.None);
        }

        return null;
    }
}
