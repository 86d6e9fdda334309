using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <summary>Container <c>incoming</c>: untrusted documents under their intake, and manifests.</summary>
public sealed class IncomingStore(BlobServiceClient blobs)
{
    private const string Taken = "taken";
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(SubmissionNames.Incoming);

    /// <summary>Streams one document in.</summary>
    /// <returns>Null when it has more than <paramref name="limit"/> bytes.</returns>
    public Task<(long Bytes, string Sha256)?> SaveAsync(string name, Stream content, long limit, CancellationToken cancellationToken) =>
        new BlockUpload(container.GetBlockBlobClient(name), limit).RunAsync(content, cancellationToken);

    /// <summary>Commits an intake.</summary>
    /// <returns>False when another intake's manifest of that name is there already.</returns>
    public async Task<bool> CommitAsync(SubmissionManifest manifest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var options = new BlobUploadOptions
        {
            Conditions = new() { IfNoneMatch = ETag.All },
            HttpHeaders = new() { ContentType = "application/json" },
        };
        try
        {
            var body = BinaryData.FromObjectAsJson(manifest, SubmissionJson.Options);
            await container.GetBlobClient(manifest.BlobName).UploadAsync(body, options, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // When an answer is lost the client writes again and meets its own manifest: then it is committed, not taken by another.
            return await LoadAsync(manifest.BlobName, cancellationToken) is { } there && there.Manifest.Intake == manifest.Intake;
        }
    }

    /// <summary>The manifest and whether its check is finished; null when there is none.</summary>
    public async Task<(SubmissionManifest Manifest, bool Taken)?> LoadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var blob = await container.GetBlobClient(name).DownloadContentAsync(cancellationToken);
            var manifest = blob.Value.Content.ToObjectFromJson<SubmissionManifest>(SubmissionJson.Options)!;
            return (manifest, blob.Value.Details.Metadata.ContainsKey(Taken));
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>
    /// Finishes an intake: its documents go, its manifest stays as a receipt without personal data, so that a repeat with the same
    /// Idempotency-Key still meets it.
    /// </summary>
    public async Task FinishAsync(SubmissionManifest manifest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var options = new BlobUploadOptions { Metadata = new Dictionary<string, string> { [Taken] = "yes" } };
        var receipt = manifest with { Answers = Forms.Answers.None, Files = [] };
        await container.GetBlobClient(manifest.BlobName)
            .UploadAsync(BinaryData.FromObjectAsJson(receipt, SubmissionJson.Options), options, cancellationToken);
        await DeleteIntakeAsync(manifest.Intake, cancellationToken);
    }

    public Task<Stream> OpenAsync(string name, CancellationToken cancellationToken) =>
        container.GetBlobClient(name).OpenReadAsync(cancellationToken: cancellationToken);

    /// <summary>Removes all documents of an intake.</summary>
    public async Task DeleteIntakeAsync(string intake, CancellationToken cancellationToken)
    {
        await foreach (var blob in ListAsync(intake + "/", cancellationToken))
        {
            await DeleteAsync(blob.Name, cancellationToken);
        }
    }

    /// <summary>Everything in the container, also documents whose upload never finished.</summary>
    public async IAsyncEnumerable<IncomingBlob> ListAsync(
        string? prefix, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.Uncommitted, prefix, cancellationToken);
        await foreach (var blob in pages)
        {
            yield return new(blob.Name, blob.Metadata?.ContainsKey(Taken) ?? false);
        }
    }

    public async Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(name);
        if (!await blob.DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken))
        {
            // Staged blocks without a committed blob cannot be deleted; an empty commit drops them.
            await blob.UploadAsync(BinaryData.Empty, overwrite: true, cancellationToken);
            await blob.DeleteIfExistsAsync(cancellationToken: cancellationToken);
        }
    }
}

/// <param name="Taken">For manifests: their check is finished.</param>
public sealed record IncomingBlob(string Name, bool Taken)
{
    public bool IsManifest => Name.EndsWith(".json", StringComparison.Ordinal);

    /// <summary>The intake folder a document lies in.</summary>
    public string Intake => Name.Split('/')[0];
}
