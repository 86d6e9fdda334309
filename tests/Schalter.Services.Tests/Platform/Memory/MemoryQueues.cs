using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Schalter.Services.Tests.Platform.Memory;

/// <summary>A message and when somebody may see it.</summary>
internal sealed record MemoryMessage(string Queue, string Body, DateTimeOffset VisibleAt);

/// <summary>Queues in memory: nobody takes a message but the test.</summary>
internal sealed class MemoryQueues(MemoryTables storage, Func<DateTimeOffset> now) : QueueServiceClient
{
    public List<MemoryMessage> Messages { get; } = [];

    public override QueueClient GetQueueClient(string queueName) => new MemoryQueue(this, queueName);

    private sealed class MemoryQueue(MemoryQueues service, string queue) : QueueClient
    {
        public override Task<Response<SendReceipt>> SendMessageAsync(
            string messageText, TimeSpan? visibilityTimeout = null, TimeSpan? timeToLive = null, CancellationToken cancellationToken = default) => service.CallAsync(() =>
            {
                service.Messages.Add(new(queue, messageText, service.Now() + (visibilityTimeout ?? TimeSpan.Zero)));
                return Response.FromValue<SendReceipt>(null!, new MemoryResponse(201, null));
            });
    }

    private DateTimeOffset Now() => now();

    private Task<T> CallAsync<T>(Func<T> call) => storage.CallAsync(call);
}
