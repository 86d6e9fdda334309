using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Schalter.Services.Content;

/// <param name="Version">Opaque; another one after each change.</param>
public sealed record ContentBlob(string Path, string Version, long Bytes);

/// <summary>
/// The office's files in container <c>content</c>, and beside them the last good copy of each in <c>content-archive</c>: an instance
/// that starts while the newest is wrong then uses what the others still have in memory.
/// </summary>
public sealed class ContentStore(BlobServiceClient blobs)
{
    private const string Accepted = "accepted/";
    private const string Source = "source";
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(ContentNames.Container);
    private readonly BlobContainerClient archive = blobs.GetBlobContainerClient(ContentNames.Archive);

    /// <summary>All files of the office, by path. One call for up to 5,000.</summary>
    public async Task<IReadOnlyList<ContentBlob>> ListAsync(CancellationToken cancellationToken)
    {
        var listed = new List<ContentBlob>();
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, null, cancellationToken))
        {
            listed.Add(new(blob.Name, $"{blob.Properties.ETag}", blob.Properties.ContentLength ?? 0));
        }

        return listed;
    }

    /// <summary>The file in just this version; null when it has changed or gone since.</summary>
    public async Task<ContentFile?> FindAsync(ContentBlob blob, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(blob);
        try
        {
            var conditions = new BlobRequestConditions { IfMatch = new ETag(blob.Version) };
            var found = await container.GetBlobClient(blob.Path).DownloadContentAsync(conditions, cancellationToken);
            return new(blob.Path, found.Value.Content.ToMemory());
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>The office's file as it is now; null when it has none of that path.</summary>
    public async Task<(ContentFile File, string Version)?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var found = await container.GetBlobClient(path).DownloadContentAsync(cancellationToken);
            return (new(path, found.Value.Content.ToMemory()), $"{found.Value.Details.ETag}");
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <param name="version">What it is written on top of; null: the office must not have such a file yet.</param>
    /// <returns>False when somebody else was faster.</returns>
    public async Task<bool> WriteAsync(ContentFile file, string? version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var conditions = version is null ? new BlobRequestConditions { IfNoneMatch = ETag.All } : new() { IfMatch = new ETag(version) };
        try
        {
            await container.GetBlobClient(file.Path).UploadAsync(
                BinaryData.FromBytes(file.Bytes), new BlobUploadOptions { Conditions = conditions }, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Of which version there is a last good copy, by path.</summary>
    public async Task<Dictionary<string, string>> ListAcceptedAsync(CancellationToken cancellationToken)
    {
        var listed = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var blob in archive.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, Accepted, cancellationToken))
        {
            listed[blob.Name[Accepted.Length..]] = blob.Metadata.TryGetValue(Source, out var version) ? version : string.Empty;
        }

        return listed;
    }

    public async Task<ContentFile?> FindAcceptedAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var found = await archive.GetBlobClient(Accepted + path).DownloadContentAsync(cancellationToken);
            return new(path, found.Value.Content.ToMemory());
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <param name="version">Of the blob it is a copy of.</param>
    public async Task SaveAcceptedAsync(ContentFile file, string version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var options = new BlobUploadOptions { Metadata = new Dictionary<string, string> { [Source] = version } };
        await archive.GetBlobClient(Accepted + file.Path).UploadAsync(BinaryData.FromBytes(file.Bytes), options, cancellationToken);
    }

    public async Task DeleteAcceptedAsync(string path, CancellationToken cancellationToken) =>
        await archive.DeleteBlobIfExistsAsync(Accepted + path, cancellationToken: cancellationToken);
}
