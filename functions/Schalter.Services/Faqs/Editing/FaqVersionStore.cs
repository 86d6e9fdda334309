using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Schalter.Services.Content;

namespace Schalter.Services.Faqs.Editing;

/// <param name="Name"><c>faqs/de/fees/0123456789abcdef</c>.</param>
public sealed record StoredFaq(string Name, DateTimeOffset KeptAt, long Bytes);

/// <summary>Versions of questions and answers in container <c>content-archive</c>, each under the hash of what it says.</summary>
public sealed class FaqVersionStore(BlobServiceClient blobs)
{
    private const string KeptAt = "keptAt";
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(ContentNames.Archive);

    public async Task<IReadOnlyList<StoredFaq>> ListAsync(string folder, CancellationToken cancellationToken)
    {
        var found = new List<StoredFaq>();
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, $"{folder}/", cancellationToken))
        {
            found.Add(new(
                blob.Name, DateTimeOffset.ParseExact(blob.Metadata[KeptAt], "O", CultureInfo.InvariantCulture), blob.Properties.ContentLength ?? 0));
        }

        return found;
    }

    /// <summary>Only if it is not there.</summary>
    public async Task AddAsync(string name, ContentFile file, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(name, file, now, new() { IfNoneMatch = ETag.All }, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 412 || e.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            // another instance was faster, or it was used before
        }
    }

    /// <summary>Also in the place of the same one from before: only its time changes.</summary>
    public Task PutAsync(string name, ContentFile file, DateTimeOffset now, CancellationToken cancellationToken) =>
        WriteAsync(name, file, now, null, cancellationToken);

    public async Task<ReadOnlyMemory<byte>?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await container.GetBlobClient(name).DownloadContentAsync(cancellationToken)).Value.Content.ToMemory();
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private Task<Response<BlobContentInfo>> WriteAsync(
        string name, ContentFile file, DateTimeOffset now, BlobRequestConditions? conditions, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions
        {
            Conditions = conditions,
            HttpHeaders = new() { ContentType = "text/markdown; charset=utf-8" },
            Metadata = new Dictionary<string, string> { [KeptAt] = now.ToString("O", CultureInfo.InvariantCulture) },
        };
        return container.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(file.Bytes), options, cancellationToken);
    }
}
