using Schalter.Emulators.ServiceBus.Namespace;

namespace Azure.Messaging.ServiceBus;

/// <summary>Receives from one subscription, or from its dead letters, under locks (peek-lock).</summary>
public class ServiceBusReceiver : IAsyncDisposable
{
    private readonly BusConnection connection;
    private readonly string topic;
    private readonly string subscription;
    private readonly SessionHold? hold;
    private bool closed;

    internal ServiceBusReceiver(BusConnection connection, string topic, string subscription, SessionHold? hold)
    {
        this.connection = connection;
        this.topic = topic;
        this.subscription = subscription;
        this.hold = hold;
    }

    /// <summary>As many messages as there are, up to the limit, as soon as there is one; none if none came in time.</summary>
    /// <param name="maxMessages">At least 1.</param>
    /// <param name="maxWaitTime">How long to wait for the first one; a minute unless given.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public virtual async Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveMessagesAsync(
        int maxMessages, TimeSpan? maxWaitTime = default, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxMessages);
        if (maxWaitTime is { } wait)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(wait, TimeSpan.Zero, nameof(maxWaitTime));
        }

        ObjectDisposedException.ThrowIf(closed, this);
        var received = await connection.DoAsync(bus =>
            Queue(bus).ReceiveAsync(hold, maxMessages, maxWaitTime ?? BusConnection.TryTimeout, cancellationToken));
        return [.. received.Select(delivery => new ServiceBusReceivedMessage(delivery))];
    }

    public virtual Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        SettleAsync(message, (queue, token) => queue.Complete(token), cancellationToken);

    /// <summary>Gives the message back at once; it counts as delivered.</summary>
    public virtual Task AbandonMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = default, CancellationToken cancellationToken = default)
    {
        Dictionary<string, object> changes = propertiesToModify is null ? [] : new(propertiesToModify);
        PropertyValues.Check(changes);
        return SettleAsync(message, (queue, token) => queue.Abandon(token, changes), cancellationToken);
    }

    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message, string deadLetterReason, string? deadLetterErrorDescription = default, CancellationToken cancellationToken = default) =>
        SettleAsync(message, (queue, token) => queue.DeadLetter(token, deadLetterReason, deadLetterErrorDescription), cancellationToken);

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (!closed)
        {
            closed = true;
            await CloseAsync();
        }
    }

    private protected virtual Task CloseAsync() => Task.CompletedTask;

    private protected Task<T> InSessionAsync<T>(Func<SubscriptionQueue, SessionHold, T> operation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return connection.DoAsync(bus => Task.FromResult(operation(Queue(bus), hold!)));
    }

    private Task SettleAsync(ServiceBusReceivedMessage message, Action<SubscriptionQueue, Guid> settle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        ObjectDisposedException.ThrowIf(closed, this);
        return connection.DoAsync(bus => settle(Queue(bus), message.Delivery.LockToken), cancellationToken);
    }

    private SubscriptionQueue Queue(LocalNamespace bus) => bus.Subscription(topic, subscription);
}
