using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Time.Testing;

namespace Schalter.Emulators.ServiceBus.Tests;

/// <summary>
/// A namespace of its own, reached over TCP, with a clock that only the test moves: topic <c>cases</c>, one subscription of
/// each sort.
/// </summary>
internal sealed class TestBus : IAsyncDisposable
{
    private const string Resources = """
        { "topics": [ { "name": "cases", "maxMessageSizeInKilobytes": 1, "duplicateDetectionWindow": "PT10M", "subscriptions": [
            { "name": "plain", "requiresSession": false, "maxDeliveryCount": 3, "lockDuration": "PT1M" },
            { "name": "routed", "requiresSession": false, "maxDeliveryCount": 3, "lockDuration": "PT1M",
              "filters": [ { "name": "type", "correlation": { "type": "routed" } } ] },
            { "name": "ordered", "requiresSession": true, "maxDeliveryCount": 3, "lockDuration": "PT1M" } ] },
          { "name": "large", "maxMessageSizeInKilobytes": 1024, "maxSizeInMegabytes": 1, "subscriptions": [
            { "name": "plain", "requiresSession": false, "maxDeliveryCount": 3, "lockDuration": "PT1M" } ] } ] }
        """;

    /// <summary>For what must come; nothing waits so long.</summary>
    private static readonly TimeSpan Plenty = TimeSpan.FromSeconds(30);

    /// <summary>For what must not come.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    private readonly string folder = Directory.CreateTempSubdirectory("schalter-").FullName;
    private LocalServiceBus? bus;

    private TestBus() => File.WriteAllText(ResourcesPath, Resources);

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    public LocalServiceBus Bus => bus!;

    public ServiceBusClient Client { get; private set; } = null!;

    public ServiceBusSender Sender { get; private set; } = null!;

    public string JournalPath => Path.Combine(folder, "servicebus", "cases.jsonl");

    private string ResourcesPath => Path.Combine(folder, "resources.json");

    public static async Task<TestBus> StartAsync()
    {
        var started = new TestBus();
        await started.BeginAsync();
        return started;
    }

    public static ServiceBusMessage Message(string id, string? session = "S") => new("{}") { MessageId = id, SessionId = session };

    public ServiceBusClient NewClient() => new(Bus.ConnectionString, new ImpatientClock());

    public ServiceBusReceiver Receiver(string subscription = "plain") => Client.CreateReceiver("cases", subscription);

    /// <summary>What is there; at least one message.</summary>
    public async Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveAsync(string subscription = "plain", int max = 100)
    {
        var received = await Receiver(subscription).ReceiveMessagesAsync(max, Plenty);
        Assert.NotEmpty(received);
        return received;
    }

    public async Task<ServiceBusReceivedMessage> ReceiveOneAsync(string subscription = "plain") =>
        Assert.Single(await ReceiveAsync(subscription, max: 1));

    public async Task AssertNothingAsync(string subscription = "plain") =>
        Assert.Empty(await Receiver(subscription).ReceiveMessagesAsync(1, Moment));

    public async Task StopAsync() => await Bus.DisposeAsync();

    /// <summary>Starts the namespace again where it was; client and sender stay.</summary>
    public async Task ComeBackAsync() =>
        bus = await LocalServiceBus.StartAsync(ResourcesPath, folder, new Uri("sb://" + Bus.Endpoint).Port, Clock);

    public async Task RestartAsync()
    {
        await Client.DisposeAsync();
        await StopAsync();
        await BeginAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task BeginAsync()
    {
        bus = await LocalServiceBus.StartAsync(ResourcesPath, folder, clock: Clock);
        Client = NewClient();
        Sender = Client.CreateSender("cases");
    }
}
