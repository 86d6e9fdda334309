using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Queues;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Benchmarks.Submissions;

/// <summary>How much intake writes besides the documents, as measured on a real submission.</summary>
internal sealed record IntakeSizes(int ManifestBytes, int MessageCharacters);

/// <summary>
/// The storage operations that intake cannot do without, by the SDK as it comes: documents, then the manifest if there is none, then
/// the message. Names and sizes are those of intake.
/// </summary>
internal sealed class StorageFloor(string storage)
{
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);
    private readonly BlobContainerClient container = new(storage, IntakeStorage.Container);
    private readonly QueueClient queue = new(
        storage, SubmissionNames.ReceivedQueue, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    public async Task StoreAsync(IntakeSizes sizes, IEnumerable<Stream> documents, CancellationToken cancellationToken)
    {
        var intake = $"202611221200-{RandomNumberGenerator.GetHexString(32, lowercase: true)}";
        var number = 0;
        foreach (var document in documents)
        {
            await container.GetBlockBlobClient($"{intake}/{++number:D3}").UploadAsync(document, cancellationToken: cancellationToken);
        }

        var options = new BlobUploadOptions
        {
            Conditions = new() { IfNoneMatch = ETag.All },
            HttpHeaders = new() { ContentType = "application/json" },
        };
        using var manifest = new MemoryStream(new byte[sizes.ManifestBytes]);
        await container.GetBlockBlobClient($"{ReferenceNumber.NewRandom().Value}.json").UploadAsync(manifest, options, cancellationToken);
        await queue.SendMessageAsync(new string('x', sizes.MessageCharacters), TimeSpan.Zero, Forever, cancellationToken);
    }
}
