using Schalter.Emulators.ServiceBus.Client.Wire;

namespace Azure.Messaging.ServiceBus;

/// <summary>Sends to one topic; a send that returned is kept, also across a restart of the local run.</summary>
public class ServiceBusSender : IAsyncDisposable
{
    private readonly BusConnection connection;
    private readonly SemaphoreSlim attaching = new(1);
    private WireSender? link;

    internal ServiceBusSender(BusConnection connection, string topic)
    {
        this.connection = connection;
        EntityPath = topic;
    }

    public string EntityPath { get; }

    public bool IsClosed { get; private set; }

    public virtual Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return SendAsync([MessageCodec.Encode(message)], cancellationToken);
    }

    /// <summary>Sends all of them or none.</summary>
    public virtual Task SendMessagesAsync(IEnumerable<ServiceBusMessage> messages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return SendAsync([.. messages.Select(MessageCodec.Encode)], cancellationToken);
    }

    public virtual Task SendMessagesAsync(ServiceBusMessageBatch messageBatch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messageBatch);
        return SendAsync(messageBatch.Messages, cancellationToken);
    }

    /// <summary>A batch of the size the topic takes.</summary>
    public virtual async ValueTask<ServiceBusMessageBatch> CreateMessageBatchAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        return new(await connection.RunAsync(
            EntityPath, async (live, token) => (await LinkAsync(live, token)).MaxMessageBytes, cancellationToken));
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        IsClosed = true;
        await (link?.CloseAsync() ?? Task.CompletedTask);
    }

    private async Task SendAsync(IReadOnlyList<byte[]> messages, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        if (messages.Count == 0)
        {
            return;
        }

        var (bytes, format) = messages.Count == 1 ? (messages[0], 0u) : (MessageCodec.Join(messages), MessageCodec.BatchFormat);
        await connection.RunAsync(
            EntityPath,
            async (live, token) =>
            {
                var sender = await LinkAsync(live, token);
                CheckSize(bytes.Length, sender.MaxMessageBytes);
                await sender.SendAsync(bytes, format, token);
                return true;
            },
            cancellationToken);
    }

    private void CheckSize(long size, long most)
    {
        if (size > most)
        {
            throw new ServiceBusException(
                $"{size} bytes are more than the {most} that '{EntityPath}' takes.", ServiceBusFailureReason.MessageSizeExceeded, EntityPath, null);
        }
    }

    private async Task<WireSender> LinkAsync(LiveConnection live, CancellationToken cancellationToken)
    {
        if (link is { IsOpen: true } ready)
        {
            return ready;
        }

        await attaching.WaitAsync(cancellationToken);
        try
        {
            return link is { IsOpen: true } ? link : link = await WireSender.AttachAsync(live.Session, EntityPath, cancellationToken);
        }
        finally
        {
            attaching.Release();
        }
    }
}
