using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Schalter.Emulators.Functions.Local;
using Schalter.Services.Submissions;

namespace Schalter.Benchmarks.Submissions;

/// <summary>One storage account for each competitor, all in one Azurite that keeps everything in memory.</summary>
internal sealed class IntakeStorage(string connectionString)
{
    public const string Container = "incoming";
    private readonly BlobContainerClient incoming = new(connectionString, Container);
    private readonly QueueClient received = new(
        connectionString, SubmissionNames.ReceivedQueue, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    public string ConnectionString { get; } = connectionString;

    public Task CreateAsync(CancellationToken cancellationToken) =>
        LocalResources.Read(LocalResources.Path).CreateAsync(ConnectionString, cancellationToken);

    /// <summary>What the only submission in this storage took.</summary>
    public async Task<IntakeSizes> MeasureAsync(CancellationToken cancellationToken)
    {
        var message = await received.PeekMessageAsync(cancellationToken);
        await foreach (var blob in incoming.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            if (blob.Name.EndsWith(".json", StringComparison.Ordinal))
            {
                return new((int)blob.Properties.ContentLength!.Value, message.Value.MessageText.Length);
            }
        }

        throw new InvalidOperationException("The submission left no manifest.");
    }
}
