using Schalter.Emulators.ServiceBus.Amqp;
using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus.Tests.Amqp;

/// <summary>A namespace on a free port. Its topics are alike; each test takes one of its own.</summary>
internal sealed class AmqpBus : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("schalter-").FullName;
    private int taken;

    public AmqpBus(AmqpOptions? options = null, int topics = 1)
    {
        var path = Path.Combine(folder, "resources.json");
        File.WriteAllText(path, $$"""{ "topics": [ {{string.Join(",", Enumerable.Range(1, topics).Select(Topic))}} ] }""");
        Listener = AmqpListener.Bind(options: options);
        Bus = LocalNamespace.Start(path, folder, Listener.Port);
        Listener.Serve(Bus);
    }

    public AmqpListener Listener { get; }

    public LocalNamespace Bus { get; }

    public string TakeTopic() => $"topic{Interlocked.Increment(ref taken)}";

    public async ValueTask DisposeAsync()
    {
        await Listener.DisposeAsync();
        await Bus.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static string Topic(int number) => $$"""
        { "name": "topic{{number}}", "maxMessageSizeInKilobytes": 1024, "subscriptions": [
            { "name": "plain", "requiresSession": false, "maxDeliveryCount": 3, "lockDuration": "PT1M" },
            { "name": "brief", "requiresSession": false, "maxDeliveryCount": 3, "lockDuration": "PT1S" },
            { "name": "ordered", "requiresSession": true, "maxDeliveryCount": 3, "lockDuration": "PT1M" },
            { "name": "orderedbrief", "requiresSession": true, "maxDeliveryCount": 3, "lockDuration": "PT1S" } ] }
        """;
}
