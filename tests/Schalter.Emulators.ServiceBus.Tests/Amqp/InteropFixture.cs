using Schalter.Emulators.ServiceBus.Tests.Amqp;

[assembly: AssemblyFixture(typeof(InteropFixture))]

namespace Schalter.Emulators.ServiceBus.Tests.Amqp;

/// <summary>One namespace and one Node process for all interop tests, started by the first that asks.</summary>
public sealed class InteropFixture : IAsyncDisposable
{
    private const int Topics = 60;

    private readonly Lazy<(AmqpBus Bus, NodeClient Node)> started = new(() =>
    {
        var bus = new AmqpBus(topics: Topics);
        return (bus, new NodeClient(bus.Bus));
    });

    internal AmqpBus Bus => started.Value.Bus;

    /// <summary>Runs a scenario on a topic of its own.</summary>
    internal Task<T> RunAsync<T>(string scenario, object? more = null) => RunAsync<T>(Bus.TakeTopic(), scenario, more);

    internal Task<T> RunAsync<T>(string topic, string scenario, object? more = null) =>
        started.Value.Node.RunAsync<T>(scenario, new { topic, more }, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (started.IsValueCreated)
        {
            await started.Value.Node.DisposeAsync();
            await started.Value.Bus.DisposeAsync();
        }
    }
}
