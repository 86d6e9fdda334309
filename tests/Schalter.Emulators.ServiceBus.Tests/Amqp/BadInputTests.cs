using System.Text;
using Amqp.Framing;
using Amqp.Transactions;
using Schalter.Emulators.ServiceBus.Amqp;

namespace Schalter.Emulators.ServiceBus.Tests.Amqp;

public sealed class BadInputTests
{
    private static readonly AmqpOptions Impatient = new() { HandshakeTimeout = TimeSpan.FromMilliseconds(300) };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("AMQP\u0002\u0001\u0000\u0000")]
    [InlineData("AMQP\u0000\u0009\u0001\u0000")]
    [InlineData("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001")]
    public async Task AnotherProtocol_IsToldWhichIsSpokenHere(string greeting)
    {
        await using var bus = new AmqpBus();
        using var client = await RawClient.ConnectAsync(bus, Stop);

        await client.SendAsync(Encoding.Latin1.GetBytes(greeting), Stop);

        Assert.Equal(RawClient.Header, await client.ReadToEndAsync(Stop));
        await AssertServesAsync(bus);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AMQ")]
    [InlineData("AMQP\u0000\u0001\u0000\u0000")]
    [InlineData("AMQP\u0003\u0001\u0000\u0000")]
    public async Task HalfOpen_IsClosedWhenItsTimeIsOver(string greeting)
    {
        await using var bus = new AmqpBus(Impatient);
        using var client = await RawClient.ConnectAsync(bus, Stop);

        await client.SendAsync(Encoding.Latin1.GetBytes(greeting), Stop);

        var answer = Encoding.Latin1.GetString(await client.ReadToEndAsync(Stop));
        Assert.StartsWith(greeting.Length < RawClient.Header.Length ? "" : greeting, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("connection:forced", answer, StringComparison.Ordinal);
        await AssertAllClosedAsync(bus);
    }

    public static TheoryData<string, byte[]> Garbage => new()
    {
        { "smaller than a header", [0, 0, 0, 1, 2, 0, 0, 0] },
        { "larger than agreed", [0x7f, 0, 0, 0, 2, 0, 0, 0] },
        { "data outside the frame", [0, 0, 0, 8, 9, 0, 0, 0] },
        { "no value", RawClient.Frame([0x01, 0x02, 0x03]) },
        { "cut off", RawClient.Frame([0x00, 0x53]) },
        { "nothing known", RawClient.Frame([0x00, 0x53, 0x99, 0x45]) },
        { "not described", RawClient.Frame([0x45]) },
        { "field of the wrong type", RawClient.Frame([0x00, 0x53, 0x11, 0xc0, 0x04, 0x01, 0xa1, 0x01, 0x41]) },
        { "list longer than its frame", RawClient.Frame([0x00, 0x53, 0x11, 0xd0, 0x7f, 0xff, 0xff, 0xff, 0, 0, 0, 1]) },
        { "a billion nulls", RawClient.Frame([0x00, 0x53, 0x11, 0xd0, 0, 0, 0, 5, 0x3f, 0xff, 0xff, 0xff, 0x40]) },
        { "nothing but descriptors", RawClient.Frame(new byte[60_000]) },
        { "nested lists", RawClient.Frame(NestedLists(6_000)) },
        { "second open", RawClient.Frame(new Open { ContainerId = "again", HostName = "" }) },
        { "no session", RawClient.Frame(new Attach { LinkName = "l", Handle = 0, Role = true }, channel: 7) },
        { "channel too high", RawClient.Frame(new Begin { NextOutgoingId = 0, IncomingWindow = 1, OutgoingWindow = 1 }, channel: 6_000) },
    };

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task Garbage_ClosesTheConnectionWithAReason(string what, byte[] bytes)
    {
        await using var bus = new AmqpBus();
        using var client = await RawClient.OpenAsync(bus, Stop);

        await client.SendAsync(bytes, Stop);

        var close = await client.ReadUntilAsync<Close>(Stop);
        Assert.StartsWith("amqp:", close.Error.Condition.ToString(), StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(close.Error.Description), what);
        await AssertServesAsync(bus);
    }

    [Theory]
    [InlineData("nowhere", true, "amqp:not-found")]
    [InlineData("topic1", true, "amqp:not-allowed")]
    [InlineData("topic1/Subscriptions/nowhere", true, "amqp:not-found")]
    [InlineData("topic1/Subscriptions/plain/x/y", true, "amqp:not-found")]
    [InlineData("topic1/Subscriptions/ordered", true, "amqp:not-allowed")]
    [InlineData("topic1/subscriptions/plain/$deadletterqueue", true, null)]
    [InlineData("amqp://localhost/topic1/Subscriptions/plain", true, null)]
    [InlineData(null, true, "amqp:not-found")]
    [InlineData("nowhere", false, "amqp:not-found")]
    [InlineData("topic1/Subscriptions/plain", false, "amqp:not-allowed")]
    [InlineData("topic1", false, null)]
    public async Task Address_IsServedOrRefusedWithAReason(string? address, bool toReceive, string? condition)
    {
        await using var bus = new AmqpBus();
        using var client = await RawClient.OpenAsync(bus, Stop);
        await client.SendAsync(RawClient.Frame(new Begin { NextOutgoingId = 0, IncomingWindow = 10, OutgoingWindow = 10 }), Stop);
        await client.ReadUntilAsync<Begin>(Stop);

        await client.SendAsync(RawClient.Frame(new Attach
        {
            LinkName = "link",
            Handle = 0,
            Role = toReceive,
            InitialDeliveryCount = 0,
            Source = new Source { Address = toReceive ? address : "me" },
            Target = new Target { Address = toReceive ? "me" : address },
        }), Stop);

        var answer = await client.ReadUntilAsync<Attach>(Stop);
        var end = toReceive ? answer.Source : answer.Target;
        Assert.Equal(condition is null, end is not null);
        Assert.Equal(condition, condition is null ? null : (await client.ReadUntilAsync<Detach>(Stop)).Error.Condition.ToString());
    }

    [Fact]
    public async Task Coordinator_IsRefused()
    {
        await using var bus = new AmqpBus();
        using var client = await RawClient.OpenAsync(bus, Stop);
        await client.SendAsync(RawClient.Frame(new Begin { NextOutgoingId = 0, IncomingWindow = 10, OutgoingWindow = 10 }), Stop);

        await client.SendAsync(RawClient.Frame(new Attach { LinkName = "t", Handle = 0, Role = false, Target = new Coordinator() }), Stop);

        Assert.Equal("amqp:not-implemented", (await client.ReadUntilAsync<Detach>(Stop)).Error.Condition.ToString());
    }

    private static byte[] NestedLists(int depth)
    {
        List<byte> bytes = [0x00, 0x53, 0x11];
        for (var level = depth; level > 0; level--)
        {
            var size = ((level - 1) * 9) + 4;
            bytes.AddRange([0xd0, 0, (byte)(size >> 16), (byte)(size >> 8), (byte)size, 0, 0, 0, (byte)(level > 1 ? 1 : 0)]);
        }

        return [.. bytes];
    }

    private static async Task AssertServesAsync(AmqpBus bus)
    {
        using var another = await RawClient.OpenAsync(bus, Stop);
    }

    private static async Task AssertAllClosedAsync(AmqpBus bus)
    {
        while (bus.Listener.OpenConnections > 0)
        {
            await Task.Delay(10, Stop);
        }
    }
}
