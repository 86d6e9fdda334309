using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Services.Uploads.Resumable;

/// <param name="Offset">Where the body begins in the document; null when the client does not say it, or not as a number.</param>
public sealed record AppendRequest(string Id, long? Offset, Stream Body);

/// <summary>
/// Takes in the next bytes of an upload and keeps whatever has come of them. Nothing here ends when the client leaves: it will come back for
/// what it has sent. The newest request has the turn: one whose connection broke without anybody noticing must not keep its own person
/// waiting.
/// </summary>
public sealed class AppendToUpload(FindUpload find, UploadRowStore uploads, UploadBlobStore blobs, FinishUpload finish)
{
    /// <summary>Storage puts at most 50,000 blocks together.</summary>
    private const int MostTurns = 20_000;

    public async Task<Answer<UploadProgress>> HandleAsync(AppendRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Offset is not { } offset)
        {
            return new(new Refusal("upload-header-invalid", 400));
        }

        var found = await find.HandleAsync(request.Id, CancellationToken.None);
        if (found.Value is not { } upload)
        {
            return new(found.Refusal!);
        }

        var here = upload.Sha256 is null ? (await blobs.ListAsync(upload, CancellationToken.None)).End : upload.Length;
        if (offset != here)
        {
            return new(new Refusal("upload-offset-wrong", 409));
        }

        return upload.Sha256 is not null ? new(new UploadProgress(upload))
            : upload.Turn == MostTurns ? new(Refusal.TooMany("upload-too-many-parts", MostTurns))
            : await uploads.TakeTurnAsync(upload, CancellationToken.None) is { } mine ? await TakeAsync(mine, offset, request.Body)
            : await LostAsync(upload);
    }

    private async Task<Answer<UploadProgress>> TakeAsync(Upload upload, long offset, Stream body)
    {
        try
        {
            using var bounded = new BoundedStream(body, upload.Length - offset);
            if (await StageAsync(upload, offset, bounded) is not { } end)
            {
                return await LostAsync(upload);
            }

            if (end < upload.Length)
            {
                return new(new UploadProgress(upload, end));
            }
        }
        catch (BodyTooLargeException)
        {
            return new(new Refusal("upload-overrun", 413));
        }

        var pieces = await blobs.ListAsync(upload, CancellationToken.None);
        return pieces.End < upload.Length ? await LostAsync(upload)
            : await finish.HandleAsync(upload, pieces, CancellationToken.None) is { } whole ? new(new UploadProgress(whole)) : new(Upload.Unknown);
    }

    /// <summary>A newer request took the turn, or the upload was removed and what had been staged with it.</summary>
    private async Task<Answer<UploadProgress>> LostAsync(Upload upload) =>
        new(await uploads.LoadAsync(upload.Id, CancellationToken.None) is null ? Upload.Unknown : Upload.Busy);

    /// <returns>Where the body ended; null when a newer request took the turn, or the upload was removed.</returns>
    private async Task<long?> StageAsync(Upload upload, long offset, BoundedStream body)
    {
        using var block = new BlockBuffer();
        while (true)
        {
            var last = await FillAsync(block, upload, offset, body);
            await StageAsync(block, upload, offset);
            offset += block.Length;
            if (last)
            {
                return offset;
            }

            if (await uploads.LoadAsync(upload.Id, CancellationToken.None) is not { } now || now.Turn != upload.Turn)
            {
                return null;
            }
        }
    }

    /// <summary>Whatever ends the body early (the network, the client, a limit), what had come before is kept.</summary>
    private async Task<bool> FillAsync(BlockBuffer block, Upload upload, long offset, BoundedStream body)
    {
        try
        {
            return await block.FillAsync(body, CancellationToken.None);
        }
        catch
        {
            await StageAsync(block, upload, offset);
            throw;
        }
    }

    private Task StageAsync(BlockBuffer block, Upload upload, long offset) => block.Length == 0
        ? Task.CompletedTask
        : blobs.StageAsync(upload, UploadPiece.NameOf(offset, upload.Turn), block.Open(), CancellationToken.None);
}
