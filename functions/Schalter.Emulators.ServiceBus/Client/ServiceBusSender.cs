using Schalter.Emulators.ServiceBus.Namespace;

namespace Azure.Messaging.ServiceBus;

/// <summary>Sends to one topic; a send that returned is kept, also across a restart of the local run.</summary>
public class ServiceBusSender : IAsyncDisposable
{
    private readonly BusConnection connection;

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
        return SendAsync([message.ToBusMessage()], cancellationToken);
    }

    /// <summary>Sends all of them or none.</summary>
    public virtual Task SendMessagesAsync(IEnumerable<ServiceBusMessage> messages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return SendAsync([.. messages.Select(message => message.ToBusMessage())], cancellationToken);
    }

    public virtual Task SendMessagesAsync(ServiceBusMessageBatch messageBatch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messageBatch);
        return SendAsync(messageBatch.Messages, cancellationToken);
    }

    public virtual async ValueTask<ServiceBusMessageBatch> CreateMessageBatchAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(await connection.DoAsync(bus => Task.FromResult(bus.Topic(EntityPath).MaxMessageBytes)));
    }

    public virtual ValueTask DisposeAsync()
    {
        IsClosed = true;
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private Task SendAsync(IReadOnlyList<BusMessage> messages, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        return connection.DoAsync(bus => bus.Topic(EntityPath).Accept(messages), cancellationToken);
    }
}
