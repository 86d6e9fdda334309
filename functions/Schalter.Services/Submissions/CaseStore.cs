using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Schalter.Services.Submissions;

/// <summary>Containers <c>cases</c> (accepted, what the office takes over) and <c>quarantine</c> (never served).</summary>
public sealed class CaseStore(BlobServiceClient blobs)
{
    private readonly BlobContainerClient cases = blobs.GetBlobContainerClient(SubmissionNames.Cases);
    private readonly BlobContainerClient quarantine = blobs.GetBlobContainerClient(SubmissionNames.Quarantine);

    public Task SaveManifestAsync(SubmissionManifest manifest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return SaveJsonAsync(manifest.Reference, "manifest.json", manifest, cancellationToken);
    }

    /// <exception cref="RequestFailedException">404: the case has none.</exception>
    public async Task<SubmissionManifest> LoadManifestAsync(string reference, CancellationToken cancellationToken)
    {
        var blob = await cases.GetBlobClient($"{reference}/manifest.json").DownloadContentAsync(cancellationToken);
        return blob.Value.Content.ToObjectFromJson<SubmissionManifest>(SubmissionJson.Options)!;
    }

    /// <summary>Null when the case folder has none: it was deleted.</summary>
    public async Task<SubmissionManifest?> FindManifestAsync(string reference, CancellationToken cancellationToken)
    {
        try
        {
            return await LoadManifestAsync(reference, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Opens a file of the case folder; null when there is none of that name.</summary>
    public async Task<Stream?> FindAsync(string reference, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await cases.GetBlobClient($"{reference}/{name}").OpenReadAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Puts a checked document where its verdict says; doing it again overwrites the same blob.</summary>
    public async Task SaveDocumentAsync(string reference, CaseDocument document, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        var container = document.Verdict == DocumentVerdict.Accepted ? cases : quarantine;
        var headers = new BlobHttpHeaders { ContentType = document.MediaType ?? "application/octet-stream" };
        await container.GetBlobClient($"{reference}/{document.BlobName}")
            .UploadAsync(content, new BlobUploadOptions { HttpHeaders = headers }, cancellationToken);
    }

    public Task SaveJsonAsync<T>(string reference, string name, T value, CancellationToken cancellationToken) => SaveAsync(
        $"{reference}/{name}", BinaryData.FromObjectAsJson(value, new JsonSerializerOptions(SubmissionJson.Options) { WriteIndented = true }),
        "application/json", cancellationToken);

    public Task SaveSummaryAsync(string reference, byte[] pdf, CancellationToken cancellationToken) =>
        SaveAsync($"{reference}/summary.pdf", BinaryData.FromBytes(pdf), "application/pdf", cancellationToken);

    /// <summary>Removes everything of a case from both containers.</summary>
    public async Task DeleteAsync(string reference, CancellationToken cancellationToken)
    {
        foreach (var container in new[] { cases, quarantine })
        {
            await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{reference}/", cancellationToken))
            {
                await container.DeleteBlobIfExistsAsync(
                    blob.Name, DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken);
            }
        }
    }

    private async Task SaveAsync(string name, BinaryData body, string type, CancellationToken cancellationToken) =>
        await cases.GetBlobClient(name).UploadAsync(
            body, new BlobUploadOptions { HttpHeaders = new() { ContentType = type } }, cancellationToken);
}
