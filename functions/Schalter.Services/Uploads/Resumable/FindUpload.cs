using Schalter.Services.Platform;

namespace Schalter.Services.Uploads.Resumable;

/// <summary>Finds an upload by what its address says, if it can still be used.</summary>
public sealed class FindUpload(UploadRowStore uploads, TimeProvider clock)
{
    public async Task<Answer<Upload>> HandleAsync(string? id, CancellationToken cancellationToken)
    {
        if (UploadId.Parse(id) is not { } known)
        {
            return new(Upload.Unknown);
        }

        return known.ExpiresAt <= clock.GetUtcNow() ? new(new Refusal("upload-expired", 410))
            : await uploads.LoadAsync(known, cancellationToken) is { } upload ? new(upload)
            : new(Upload.Unknown);
    }
}
