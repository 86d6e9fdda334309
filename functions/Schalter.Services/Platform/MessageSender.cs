using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Storage.Queues;

namespace Schalter.Services.Platform;

/// <summary>Puts small JSON messages (ids, never answers) on storage queues; they never expire.</summary>
public sealed class MessageSender(QueueServiceClient service)
{
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);
    private readonly ConcurrentDictionary<string, QueueClient> queues = new(StringComparer.Ordinal);

    /// <param name="delay">Time until a function may see it; at most 7 days.</param>
    public async Task SendAsync<T>(string queue, T message, TimeSpan delay, CancellationToken cancellationToken)
    {
        var client = queues.GetOrAdd(queue, service.GetQueueClient);
        var text = JsonSerializer.Serialize(message, JsonSerializerOptions.Web);
        await client.SendMessageAsync(text, delay, Forever, cancellationToken);
    }

    public Task SendAsync<T>(string queue, T message, CancellationToken cancellationToken) =>
        SendAsync(queue, message, TimeSpan.Zero, cancellationToken);
}
