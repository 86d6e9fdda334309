using Azure.Core;
using Schalter.Emulators.ServiceBus.Client.Wire;

namespace Azure.Messaging.ServiceBus;

/// <summary>The way to a namespace, over AMQP: one connection for all that is made from it.</summary>
public class ServiceBusClient : IAsyncDisposable
{
    private readonly BusConnection connection;

    /// <exception cref="FormatException">The connection string cannot be read.</exception>
    /// <exception cref="ArgumentException">It names no endpoint, or nothing to show there.</exception>
    public ServiceBusClient(string connectionString)
        : this(connectionString, TimeProvider.System)
    {
    }

    /// <param name="fullyQualifiedNamespace">Host of the namespace.</param>
    /// <param name="credential">Asked for a token per entity and hour.</param>
    public ServiceBusClient(string fullyQualifiedNamespace, TokenCredential credential)
    {
        ArgumentException.ThrowIfNullOrEmpty(fullyQualifiedNamespace);
        ArgumentNullException.ThrowIfNull(credential);
        connection = new(BusAddress.From(new Uri("sb://" + fullyQualifiedNamespace), emulator: false), new IdentityCredential(credential));
    }

    /// <param name="connectionString">As above.</param>
    /// <param name="clock">Decides when to try again.</param>
    internal ServiceBusClient(string connectionString, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        connection = BusConnection.From(connectionString, clock);
    }

    public string FullyQualifiedNamespace => connection.Host;

    public bool IsClosed => connection.IsClosed;

    public virtual ServiceBusSender CreateSender(string queueOrTopicName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(queueOrTopicName);
        ObjectDisposedException.ThrowIf(IsClosed, this);
        return new(connection, queueOrTopicName);
    }

    /// <param name="topicName">The topic.</param>
    /// <param name="subscriptionName">The subscription, or <c>name/$DeadLetterQueue</c> for its dead letters.</param>
    public virtual ServiceBusReceiver CreateReceiver(string topicName, string subscriptionName) => new(connection, PathOf(topicName, subscriptionName));

    /// <exception cref="ServiceBusException">ServiceTimeout: no session with messages became free within a minute.</exception>
    public virtual Task<ServiceBusSessionReceiver> AcceptNextSessionAsync(
        string topicName, string subscriptionName, ServiceBusSessionReceiverOptions? options = default, CancellationToken cancellationToken = default) =>
        AcceptAsync(PathOf(topicName, subscriptionName), null, cancellationToken);

    /// <exception cref="ServiceBusException">SessionCannotBeLocked: another receiver holds the session.</exception>
    public virtual Task<ServiceBusSessionReceiver> AcceptSessionAsync(
        string topicName, string subscriptionName, string sessionId, ServiceBusSessionReceiverOptions? options = default,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sessionId);
        return AcceptAsync(PathOf(topicName, subscriptionName), sessionId, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await connection.DisposeAsync();
    }

    private string PathOf(string topicName, string subscriptionName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(topicName);
        ArgumentException.ThrowIfNullOrWhiteSpace(subscriptionName);
        ObjectDisposedException.ThrowIf(IsClosed, this);
        return $"{topicName}/Subscriptions/{subscriptionName}";
    }

    private async Task<ServiceBusSessionReceiver> AcceptAsync(string path, string? sessionId, CancellationToken cancellationToken) =>
        new(connection, path, await SessionLink.AcceptAsync(connection, path, sessionId, cancellationToken));
}
