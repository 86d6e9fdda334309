using Microsoft.Extensions.Options;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Services.Uploads.Resumable;

/// <param name="Length">Bytes of the document; null when the client does not say it, or not as a number.</param>
/// <param name="Metadata">Header <c>Upload-Metadata</c>.</param>
public sealed record CreateUploadRequest(long? Length, string? Metadata);

/// <summary>Begins an upload. Nothing but a row is stored until bytes come.</summary>
public sealed class CreateUpload(UploadRowStore uploads, FinishUpload finish, IOptions<IntakeLimits> limits, TimeProvider clock)
{
    public async Task<Answer<UploadProgress>> HandleAsync(CreateUploadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Length is not >= 0 || UploadMetadata.Parse(request.Metadata) is not { } metadata)
        {
            return new(new Refusal("upload-header-invalid", 400));
        }

        var length = request.Length.Value;
        if (length > limits.Value.UploadBytes)
        {
            return new(Refusal.TooLarge("upload-too-large", limits.Value.UploadBytes));
        }

        var upload = await uploads.AddAsync(UploadId.New(clock.GetUtcNow()), length, metadata, cancellationToken);
        if (length > 0)
        {
            return new(new UploadProgress(upload, 0));
        }

        return await finish.HandleAsync(upload, UploadPieces.Of([]), cancellationToken) is { } whole ? new(new UploadProgress(whole)) : new(Upload.Unknown);
    }
}
