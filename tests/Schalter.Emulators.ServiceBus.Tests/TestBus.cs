using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Time.Testing;
using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus.Tests;

/// <summary>A namespace of its own with a clock that only the test moves: topic <c>cases</c>, one subscription of each sort.</summary>
internal sealed class TestBus : IAsyncDisposable
{
    private const string Resources = """
        { "topics": [ { "name": "cases", "maxMessageSizeInKilobytes": 1, "duplicateDetectionWindow": "PT10M", "subscriptions": [
            { "name": "plain", "requiresSession": false, "maxDeliveryCount": 3, "lockDuration": "PT1M" },
            { "name": "routed", "requiresSession": false, "maxDeliveryCount": 3, "lockDuration": "PT1M",
              "filters": [ { "name": "type", "correlation": { "type": "routed" } } ] },
            { "name": "ordered", "requiresSession": true, "maxDeliveryCount": 3, "lockDuration": "PT1M" } ] } ] }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("schalter-").FullName;
    private LocalNamespace bus;

    public TestBus()
    {
        File.WriteAllText(ResourcesPath, Resources);
        bus = Start();
        Client = new(bus.ConnectionString);
        Sender = Client.CreateSender("cases");
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    public ServiceBusClient Client { get; private set; }

    public ServiceBusSender Sender { get; private set; }

    public string JournalPath => Path.Combine(folder, "servicebus", "cases.jsonl");

    private string ResourcesPath => Path.Combine(folder, "resources.json");

    public static ServiceBusMessage Message(string id, string? session = "S") => new("{}") { MessageId = id, SessionId = session };

    public ServiceBusReceiver Receiver(string subscription = "plain") => Client.CreateReceiver("cases", subscription);

    /// <summary>What is there now; the clock stands still, so nothing is waited for.</summary>
    public async Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveAsync(string subscription = "plain", int max = 100)
    {
        var receiving = Receiver(subscription).ReceiveMessagesAsync(max, TimeSpan.FromMilliseconds(1));
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        return await receiving;
    }

    public async Task<ServiceBusReceivedMessage> ReceiveOneAsync(string subscription = "plain") =>
        Assert.Single(await ReceiveAsync(subscription, max: 1));

    public async Task StopAsync() => await bus.DisposeAsync();

    public async Task RestartAsync()
    {
        await StopAsync();
        bus = Start();
        Client = new(bus.ConnectionString);
        Sender = Client.CreateSender("cases");
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    private LocalNamespace Start() => LocalNamespace.Start(ResourcesPath, folder, clock: Clock);
}
