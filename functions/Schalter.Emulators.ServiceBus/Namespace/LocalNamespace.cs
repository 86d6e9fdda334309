namespace Schalter.Emulators.ServiceBus.Namespace;

/// <summary>A Service Bus namespace inside this process, with the topics of <c>resources.json</c>.</summary>
internal sealed class LocalNamespace : IAsyncDisposable
{
    private const int StandardPort = 5672;

    private readonly Dictionary<string, Topic> topics;
    private readonly FileStream? claim;

    private LocalNamespace(string endpoint, Dictionary<string, Topic> topics, FileStream? claim)
    {
        Endpoint = endpoint;
        this.topics = topics;
        this.claim = claim;
    }

    /// <summary>Host and port, as in <c>localhost:5672</c>.</summary>
    public string Endpoint { get; }

    public string ConnectionString =>
        $"Endpoint=sb://{Endpoint};SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;";

    public IEnumerable<Topic> Topics => topics.Values;

    /// <param name="resourcesJsonPath">The list of topics and subscriptions.</param>
    /// <param name="dataDirectory">Keeps the journals in its folder <c>servicebus</c>; null forgets everything on stop.</param>
    /// <param name="port">Part of the endpoint: where a listener serves this namespace.</param>
    /// <param name="clock">Decides locks, schedules and windows.</param>
    /// <exception cref="InvalidOperationException">A declared filter cannot be read, the journals are damaged, or another process has them.</exception>
    public static LocalNamespace Start(string resourcesJsonPath, string? dataDirectory, int? port = null, TimeProvider? clock = null)
    {
        var definition = NamespaceDefinition.Read(resourcesJsonPath);
        var folder = dataDirectory is null ? null : Path.Combine(dataDirectory, "servicebus");
        var claim = folder is null ? null : Claim(folder);
        Dictionary<string, Topic> topics = new(StringComparer.OrdinalIgnoreCase);
        try
        {
            foreach (var topic in definition.Topics)
            {
                topics.Add(topic.Name, Open(topic, folder, clock ?? TimeProvider.System));
            }

            return new($"localhost:{port ?? StandardPort}", topics, claim);
        }
        catch
        {
            Close(topics.Values, claim);
            throw;
        }
    }

    public Topic Topic(string name) =>
        topics.GetValueOrDefault(name)
        ?? throw new BusFault(BusFaultKind.EntityNotFound, name, $"There is no topic '{name}'.");

    public SubscriptionQueue Subscription(string topic, string subscription) =>
        Topic(topic).Find(subscription)
        ?? throw new BusFault(
            BusFaultKind.EntityNotFound, $"{topic}/Subscriptions/{subscription}", $"Topic '{topic}' has no subscription '{subscription}'.");

    public ValueTask DisposeAsync()
    {
        Close(topics.Values, claim);
        return ValueTask.CompletedTask;
    }

    private static Topic Open(TopicDefinition topic, string? folder, TimeProvider clock)
    {
        try
        {
            return new(topic, folder, clock);
        }
        catch (BusFault wrong)
        {
            throw new InvalidOperationException($"Topic '{topic.Name}' cannot be opened: {wrong.Message}", wrong);
        }
    }

    /// <summary>Two processes writing the same journals would spoil them; the claim ends with the process, however it ends.</summary>
    private static FileStream Claim(string folder)
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new(Path.Combine(folder, "in-use"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken)
        {
            throw new InvalidOperationException($"Another Service Bus namespace keeps its journals in {folder}.", taken);
        }
    }

    private static void Close(IEnumerable<Topic> topics, FileStream? claim)
    {
        foreach (var topic in topics)
        {
            topic.Dispose();
        }

        claim?.Dispose();
    }
}
