using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
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
    private const string QueuedAgain = "queuedAgain";
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

    /// <summary>Documents supplied to a case and not taken into it yet, in the order they came.</summary>
    public async Task<IReadOnlyList<SubmissionManifest>> WaitingSupplementsAsync(string reference, CancellationToken cancellationToken)
    {
        var waiting = new List<SubmissionManifest>();
        await foreach (var blob in ListAsync(reference + ".", cancellationToken))
        {
            if (!blob.Taken && await LoadAsync(blob.Name, cancellationToken) is { Manifest: { Supplement: not null } manifest, Taken: false })
            {
                waiting.Add(manifest);
            }
        }

        return [.. waiting.OrderBy(m => m.ReceivedAt)];
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

    /// <summary>Notes when a waiting manifest was queued once more; not if it was finished meanwhile.</summary>
    public async Task NoteQueuedAgainAsync(IncomingBlob manifest, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var metadata = new Dictionary<string, string> { [QueuedAgain] = now.ToString("O", CultureInfo.InvariantCulture) };
        try
        {
            await container.GetBlobClient(manifest.Name).SetMetadataAsync(
                metadata, new() { IfMatch = manifest.Version is { } version ? new ETag(version) : null }, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // finished or purged since it was listed: nothing to note
        }
    }

    public Task<Stream> OpenAsync(string name, CancellationToken cancellationToken) =>
        container.GetBlobClient(name).OpenReadAsync(cancellationToken: cancellationToken);

    /// <summary>Words attached to a document where it lies; a scanner may leave its verdict there.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TagsAsync(string name, CancellationToken cancellationToken) =>
        (await container.GetBlobClient(name).GetTagsAsync(cancellationToken: cancellationToken)).Value.Tags.AsReadOnly();

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
        string? prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.Uncommitted, prefix, cancellationToken);
        await foreach (var blob in pages)
        {
            var metadata = blob.Metadata ?? ImmutableDictionary<string, string>.Empty;
            DateTimeOffset? queuedAgain = metadata.TryGetValue(QueuedAgain, out var at)
                ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)
                : null;
            yield return new(blob.Name, metadata.ContainsKey(Taken), queuedAgain, blob.Properties.ETag?.ToString());
        }
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken) => container.RemoveAsync(name, cancellationToken);
}

/// <param name="Taken">For manifests: their check is finished.</param>
/// <param name="QueuedAgain">For manifests: when their message was sent once more.</param>
/// <param name="Version">Opaque; null while nothing is committed.</param>
public sealed record IncomingBlob(string Name, bool Taken, DateTimeOffset? QueuedAgain, string? Version)
{
    public bool IsManifest => Name.EndsWith(".json", StringComparison.Ordinal);

    /// <summary>The intake folder a document lies in.</summary>
    public string Intake => Name.Split('/')[0];
}
