using Schalter.Emulators.ServiceBus.Amqp;

namespace Schalter.Emulators.ServiceBus.Tests.Amqp;

public sealed class ConnectionTests(InteropFixture interop)
{
    [Fact]
    public async Task TwentyClientsAtOnce_AllGetThrough() =>
        Assert.Equal(Enumerable.Range(0, 20), await interop.RunAsync<int[]>("connecting.atOnce", new { clients = 20 }));

    [Theory]
    [InlineData("brief", null)]
    [InlineData("ordered", "s")]
    public async Task ConsumerKilled_ItsMessageComesAgain(string subscription, string? session)
    {
        var topic = interop.Bus.TakeTopic();
        await interop.RunAsync<object?>(topic, "connecting.sends", new { sessionId = "s" });
        await using (var doomed = new NodeClient(interop.Bus.Bus))
        {
            await doomed.RunAsync<string>(
                "connecting.holds", new { topic, more = new { subscription, session } }, TestContext.Current.CancellationToken);
            doomed.Kill();
        }

        Assert.Equal(1, await interop.RunAsync<int>(topic, "connecting.takesOver", new { subscription, session }));
    }

    private sealed record Idle(string Body, bool Same);

    [Fact]
    public async Task IdleForLong_LinksStay()
    {
        await using var bus = new AmqpBus(new AmqpOptions { IdleTimeout = TimeSpan.FromMilliseconds(600) });
        await using var node = new NodeClient(bus.Bus);

        var result = await node.RunAsync<Idle>(
            "connecting.idle", new { topic = bus.TakeTopic(), more = new { milliseconds = 2_400 } }, TestContext.Current.CancellationToken);

        Assert.Equal(new Idle("after", true), result);
    }
}
