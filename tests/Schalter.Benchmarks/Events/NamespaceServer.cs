using Schalter.Emulators.ServiceBus;

namespace Schalter.Benchmarks.Events;

/// <summary>The local Service Bus in a process of its own, with one topic and one subscription that takes everything.</summary>
internal static class NamespaceServer
{
    public const string Command = "serve-namespace";

    /// <summary>Begins the line with the connection string, printed when it listens.</summary>
    public const string Ready = "ready";

    public const string Topic = "measured";
    public const string Subscription = "everything";

    private const string Resources = $$"""
        { "topics": [ { "name": "{{Topic}}", "maxMessageSizeInKilobytes": 256, "subscriptions": [
            { "name": "{{Subscription}}", "requiresSession": false, "maxDeliveryCount": 10, "lockDuration": "PT5M" } ] } ] }
        """;

    /// <param name="folder">Where its journals lie, as in a local run.</param>
    public static async Task RunAsync(string folder)
    {
        var resources = Path.Combine(folder, "resources.json");
        await File.WriteAllTextAsync(resources, Resources);
        await using var bus = await LocalServiceBus.StartAsync(resources, folder);
        Console.WriteLine($"{Ready} {bus.ConnectionString}");
        await Task.Delay(Timeout.Infinite);
    }
}
