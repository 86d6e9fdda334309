using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus.Tests.Namespace;

public sealed class LocalNamespaceTests
{
    [Fact]
    public async Task SecondProcess_IsRefusedTheJournals()
    {
        using var bus = new TestQueue();
        var resources = Path.Combine(bus.Folder, "resources.json");
        var data = Path.Combine(bus.Folder, "data");
        await using (LocalNamespace.Start(resources, data))
        {
            Assert.Throws<InvalidOperationException>(() => LocalNamespace.Start(resources, data));
        }

        await using var next = LocalNamespace.Start(resources, data);
    }

    [Fact]
    public void DeclaredFilterThatCannotBeRead_IsSaidAtTheStart()
    {
        using var bus = new TestQueue();
        bus.Define("""
            { "name": "s", "requiresSession": false, "maxDeliveryCount": 3, "lockDuration": "PT1M",
              "filters": [ { "name": "f", "sql": "sys.MessageId =" } ] }
            """);

        var refused = Assert.Throws<InvalidOperationException>(() => LocalNamespace.Start(Path.Combine(bus.Folder, "resources.json"), null));

        Assert.Contains("Topic 't' cannot be opened: The SQL filter cannot be read at character 16", refused.Message, StringComparison.Ordinal);
    }
}
