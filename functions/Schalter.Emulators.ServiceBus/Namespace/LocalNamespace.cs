using System.Collections.Concurrent;

namespace Schalter.Emulators.ServiceBus.Namespace;

/// <summary>
/// A Service Bus namespace inside this process. It is found by its endpoint, as a real one would be, so that clients
/// need nothing but the connection string.
/// </summary>
internal sealed class LocalNamespace : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, LocalNamespace> Running = new(StringComparer.OrdinalIgnoreCase);
    private static int lastFreePort = 49_000;

    private readonly Dictionary<string, Topic> topics;

    private LocalNamespace(string endpoint, Dictionary<string, Topic> topics)
    {
        Endpoint = endpoint;
        this.topics = topics;
    }

    /// <summary>Host and port, as in <c>localhost:5672</c>.</summary>
    public string Endpoint { get; }

    public string ConnectionString =>
        $"Endpoint=sb://{Endpoint};SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;";

    /// <param name="resourcesJsonPath">The list of topics and subscriptions.</param>
    /// <param name="dataDirectory">Keeps the journals in its folder <c>servicebus</c>; null forgets everything on stop.</param>
    /// <param name="port">Part of the endpoint; one not used by another namespace of this process unless given. Nothing listens there yet.</param>
    /// <param name="clock">Decides locks, schedules and windows.</param>
    /// <exception cref="InvalidOperationException">A namespace of this process has the endpoint already.</exception>
    public static LocalNamespace Start(string resourcesJsonPath, string? dataDirectory, int? port = null, TimeProvider? clock = null)
    {
        var definition = NamespaceDefinition.Read(resourcesJsonPath);
        var folder = dataDirectory is null ? null : Path.Combine(dataDirectory, "servicebus");
        var topics = definition.Topics.ToDictionary(
            topic => topic.Name, topic => new Topic(topic, folder, clock ?? TimeProvider.System), StringComparer.OrdinalIgnoreCase);
        var started = new LocalNamespace($"localhost:{port ?? Interlocked.Increment(ref lastFreePort)}", topics);
        if (!Running.TryAdd(started.Endpoint, started))
        {
            started.Close();
            throw new InvalidOperationException($"A Service Bus namespace runs on {started.Endpoint} already.");
        }

        return started;
    }

    /// <exception cref="BusFault">No namespace of this process has the endpoint.</exception>
    public static LocalNamespace At(string endpoint) =>
        Running.GetValueOrDefault(endpoint)
        ?? throw new BusFault(BusFaultKind.Closed, endpoint, $"No Service Bus answers at {endpoint}.");

    public Topic Topic(string name) =>
        topics.GetValueOrDefault(name)
        ?? throw new BusFault(BusFaultKind.EntityNotFound, name, $"There is no topic '{name}'.");

    public SubscriptionQueue Subscription(string topic, string subscription) =>
        Topic(topic).Find(subscription)
        ?? throw new BusFault(
            BusFaultKind.EntityNotFound, $"{topic}/Subscriptions/{subscription}", $"Topic '{topic}' has no subscription '{subscription}'.");

    public ValueTask DisposeAsync()
    {
        if (Running.TryRemove(new(Endpoint, this)))
        {
            Close();
        }

        return ValueTask.CompletedTask;
    }

    private void Close()
    {
        foreach (var topic in topics.Values)
        {
            topic.Dispose();
        }
    }
}
