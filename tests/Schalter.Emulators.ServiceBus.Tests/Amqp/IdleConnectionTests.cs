using Amqp.Framing;
using Schalter.Emulators.ServiceBus.Amqp;

namespace Schalter.Emulators.ServiceBus.Tests.Amqp;

public sealed class IdleConnectionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Silent_IsClosedWithAReason()
    {
        await using var bus = new AmqpBus(new AmqpOptions { IdleTimeout = TimeSpan.FromMilliseconds(400) });
        using var client = await RawClient.OpenAsync(bus, Stop);

        var close = await client.ReadUntilAsync<Close>(Stop);

        Assert.Contains("Nothing came in for too long", close.Error.Description, StringComparison.Ordinal);
        await AssertAllClosedAsync(bus);
    }

    [Fact]
    public async Task IdleTimeoutOfTheClient_IsMetWithEmptyFrames()
    {
        await using var bus = new AmqpBus();
        using var client = await RawClient.OpenAsync(bus, Stop, idleTimeout: 200);

        for (var beat = 0; beat < 3; beat++)
        {
            Assert.Null(await client.ReadFrameAsync(Stop));
        }
    }

    [Fact]
    public async Task ThousandIdleConnections_AreHeldAndLetGo()
    {
        await using var bus = new AmqpBus();
        var clients = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => RawClient.OpenAsync(bus, Stop)));

        Assert.Equal(1_000, bus.Listener.OpenConnections);
        using (await RawClient.OpenAsync(bus, Stop))
        {
            Assert.Equal(1_001, bus.Listener.OpenConnections);
        }

        Array.ForEach(clients, client => client.Dispose());
        await AssertAllClosedAsync(bus);
    }

    [Fact]
    public async Task Stopped_TellsTheClients()
    {
        var bus = new AmqpBus();
        using var client = await RawClient.OpenAsync(bus, Stop);

        await bus.DisposeAsync();

        Assert.Equal("amqp:connection:forced", (await client.ReadUntilAsync<Close>(Stop)).Error.Condition.ToString());
    }

    private static async Task AssertAllClosedAsync(AmqpBus bus)
    {
        while (bus.Listener.OpenConnections > 0)
        {
            await Task.Delay(10, Stop);
        }
    }
}
