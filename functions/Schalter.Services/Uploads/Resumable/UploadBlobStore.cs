using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Services.Uploads.Resumable;

/// <summary>The bytes of uploads, in container <c>incoming</c>: staged piece by piece, committed once.</summary>
public sealed class UploadBlobStore(BlobServiceClient blobs)
{
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(SubmissionNames.Incoming);

    /// <summary>What has been staged; of a blob that is committed, what it consists of.</summary>
    internal async Task<UploadPieces> ListAsync(Upload upload, CancellationToken cancellationToken)
    {
        try
        {
            var list = (await Blob(upload).GetBlockListAsync(BlockListTypes.All, cancellationToken: cancellationToken)).Value;
            return UploadPieces.Of(list.CommittedBlocks.Concat(list.UncommittedBlocks).Select(b => UploadPiece.Of(b.Name, b.SizeLong)).OfType<UploadPiece>());
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return UploadPieces.Of([]);
        }
    }

    internal Task StageAsync(Upload upload, string piece, Stream content, CancellationToken cancellationToken) =>
        Blob(upload).StageBlockAsync(piece, content, cancellationToken: cancellationToken);

    /// <summary>Puts the pieces together, once: whoever comes second finds it done.</summary>
    /// <returns>False when the pieces are gone: the upload was removed meanwhile.</returns>
    internal async Task<bool> CommitAsync(Upload upload, UploadPieces pieces, CancellationToken cancellationToken)
    {
        try
        {
            var once = new CommitBlockListOptions { Conditions = new() { IfNoneMatch = ETag.All } };
            await Blob(upload).CommitBlockListAsync(pieces.Names, once, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobAlreadyExists || e.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            return true;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.InvalidBlockList)
        {
            return false;
        }
    }

    /// <summary>SHA-256 of the whole (lower-case hex). It came over several requests, maybe to several processes: no one saw all of it.</summary>
    /// <returns>Null when the upload was removed meanwhile.</returns>
    internal async Task<string?> HashAsync(Upload upload, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = await Blob(upload).OpenReadAsync(cancellationToken: cancellationToken);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return null;
        }
    }

    internal Task RemoveAsync(Upload upload, CancellationToken cancellationToken) => container.RemoveAsync(upload.Blob, cancellationToken);

    private BlockBlobClient Blob(Upload upload) => container.GetBlockBlobClient(upload.Blob);
}
