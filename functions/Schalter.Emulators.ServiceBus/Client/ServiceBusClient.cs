using Azure.Core;

namespace Azure.Messaging.ServiceBus;

/// <summary>The way to a namespace; here to one that runs in this process.</summary>
public class ServiceBusClient : IAsyncDisposable
{
    private readonly BusConnection connection;

    /// <exception cref="FormatException">The connection string names no endpoint.</exception>
    public ServiceBusClient(string connectionString)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        connection = BusConnection.From(connectionString);
    }

    /// <param name="fullyQualifiedNamespace">Host and port of the namespace.</param>
    /// <param name="credential">Asked for in Azure only.</param>
    public ServiceBusClient(string fullyQualifiedNamespace, TokenCredential credential)
    {
        ArgumentException.ThrowIfNullOrEmpty(fullyQualifiedNamespace);
        ArgumentNullException.ThrowIfNull(credential);
        connection = new(BusConnection.EndpointOf(new Uri("sb://" + fullyQualifiedNamespace)));
    }

    public string FullyQualifiedNamespace => connection.Endpoint;

    public bool IsClosed => connection.IsClosed;

    public virtual ServiceBusSender CreateSender(string queueOrTopicName) => new(connection, queueOrTopicName);

    /// <param name="topicName">The topic.</param>
    /// <param name="subscriptionName">The subscription, or <c>name/$DeadLetterQueue</c> for its dead letters.</param>
    public virtual ServiceBusReceiver CreateReceiver(string topicName, string subscriptionName) => new(connection, topicName, subscriptionName, null);

    /// <exception cref="ServiceBusException">ServiceTimeout: no session with messages became free within a minute.</exception>
    public virtual async Task<ServiceBusSessionReceiver> AcceptNextSessionAsync(
        string topicName, string subscriptionName, ServiceBusSessionReceiverOptions? options = default, CancellationToken cancellationToken = default)
    {
        var hold = await connection.DoAsync(bus =>
            bus.Subscription(topicName, subscriptionName).AcceptNextSessionAsync(BusConnection.TryTimeout, cancellationToken));
        return new(connection, topicName, subscriptionName, hold);
    }

    /// <exception cref="ServiceBusException">SessionCannotBeLocked: another receiver holds the session.</exception>
    public virtual async Task<ServiceBusSessionReceiver> AcceptSessionAsync(
        string topicName, string subscriptionName, string sessionId, ServiceBusSessionReceiverOptions? options = default, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var hold = await connection.DoAsync(bus => Task.FromResult(bus.Subscription(topicName, subscriptionName).AcceptSession(sessionId)));
        return new(connection, topicName, subscriptionName, hold);
    }

    public ValueTask DisposeAsync()
    {
        connection.IsClosed = true;
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
