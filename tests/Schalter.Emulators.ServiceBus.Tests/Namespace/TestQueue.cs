using Microsoft.Extensions.Time.Testing;
using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus.Tests.Namespace;

/// <summary>A topic in this process, without a network, under a clock that only the test moves.</summary>
internal sealed class TestQueue : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("schalter-").FullName;

    public TestQueue(string subscriptions = """{ "name": "plain", "requiresSession": false, "maxDeliveryCount": 3, "lockDuration": "PT1M" }""", string more = "")
    {
        Define(subscriptions, more);
        Topic = Open();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    public Topic Topic { get; private set; }

    public SubscriptionQueue Queue => Topic.Subscriptions.First();

    public SubscriptionQueue Dead => Queue.DeadLetters!;

    public string Folder => folder;

    private string ResourcesPath => Path.Combine(folder, "resources.json");

    public static BusMessage Message(string id, string? session = null, string body = "{}") =>
        new() { MessageId = id, SessionId = session, Body = System.Text.Encoding.UTF8.GetBytes(body) };

    public void Define(string subscriptions, string more = "") => File.WriteAllText(
        ResourcesPath, $$"""{ "topics": [ { "name": "t", "maxMessageSizeInKilobytes": 256, {{more}} "subscriptions": [ {{subscriptions}} ] } ] }""");

    public IReadOnlyList<long> Send(params string[] ids) => Topic.Accept([.. ids.Select(id => Message(id))]);

    public async Task<IReadOnlyList<Delivery>> ReceiveAsync(SubscriptionQueue? queue = null, int max = 100, SessionHold? hold = null, bool delete = false) =>
        await (queue ?? Queue).ReceiveAsync(hold, max, TimeSpan.Zero, TestContext.Current.CancellationToken, delete);

    public async Task<Delivery> ReceiveOneAsync(SubscriptionQueue? queue = null) => Assert.Single(await ReceiveAsync(queue, max: 1));

    public async Task<IEnumerable<string>> IdsAsync(SubscriptionQueue? queue = null) => (await ReceiveAsync(queue)).Select(d => d.Message.MessageId);

    /// <summary>The topic as a new process would find it if this one was killed now.</summary>
    public Topic Revive()
    {
        var left = Directory.CreateDirectory(Path.Combine(folder, $"left-{Directory.GetDirectories(folder).Length}")).FullName;
        foreach (var file in Directory.GetFiles(folder, "t.*"))
        {
            File.Copy(file, Path.Combine(left, Path.GetFileName(file)));
        }

        return Open(left);
    }

    public void Restart()
    {
        Topic.Dispose();
        Topic = Open();
    }

    public void Dispose()
    {
        Topic.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private Topic Open(string? at = null) => new(NamespaceDefinition.Read(ResourcesPath).Topics[0], at ?? folder, Clock);
}
