using Amqp.Framing;
using Schalter.Emulators.ServiceBus.Amqp;

namespace Schalter.Emulators.ServiceBus.Tests.Amqp;

/// <summary>Clients wait for the answer to a request and look at nothing else: none may go without.</summary>
public sealed class RejectedRequestTests
{
    private const string Address = "topic1/Subscriptions/plain/$management";

    private static readonly byte[] NoValue = [0x00, 0x53, 0x77, 0x01];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Timeout = 30_000)]
    [InlineData("unreadable", "amqp:decode-error")]
    [InlineData("too large", "amqp:link:message-size-exceeded")]
    public async Task Rejected_IsAnswered(string what, string condition)
    {
        await using var bus = new AmqpBus();
        using var client = await AttachedAsync(bus);

        await SendAsync(client, Request("me"), what == "unreadable" ? NoValue : TooLarge());

        var answer = AmqpCodec.DecodeMessage(await client.ReadMessageAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("question", 400), (answer.Properties.CorrelationId, answer.ApplicationProperties["statusCode"]));
        Assert.Equal(condition, answer.ApplicationProperties["errorCondition"].ToString());
        Assert.False(string.IsNullOrEmpty((string)answer.ApplicationProperties["statusDescription"]));
    }

    public static TheoryData<string, byte[]> Unanswerable => new()
    {
        { "amqp:decode-error", NoValue },
        { "amqp:not-found", AmqpCodec.Encode(Request("nobody")) },
        { "amqp:not-found", AmqpCodec.Encode(new AmqpValue { Value = "no reply-to" }) },
    };

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Unanswerable))]
    public async Task Unanswerable_EndsTheLinkWithAReason(string condition, byte[] request)
    {
        await using var bus = new AmqpBus();
        using var client = await AttachedAsync(bus);

        await client.SendAsync(RawClient.Frame(Transfer(more: false), request), Stop);

        Assert.Equal(condition, (await client.ReadUntilAsync<Detach>(TestContext.Current.CancellationToken)).Error.Condition.ToString());
    }

    private static Properties Request(string replyTo) => new() { MessageId = "question", ReplyTo = replyTo };

    private static byte[] TooLarge() => AmqpCodec.Encode(new AmqpValue { Value = new byte[2 * 1024 * 1024] });

    private static Transfer Transfer(bool more) => new() { Handle = 0, DeliveryId = 0, DeliveryTag = [1], More = more };

    private static async Task SendAsync(RawClient client, Properties properties, byte[] body)
    {
        byte[][] parts = [.. (AmqpCodec.Encode(properties).Concat(body)).Chunk(60_000)];
        for (var part = 0; part < parts.Length; part++)
        {
            await client.SendAsync(RawClient.Frame(Transfer(more: part < parts.Length - 1), parts[part]), Stop);
        }
    }

    private static async Task<RawClient> AttachedAsync(AmqpBus bus)
    {
        var client = await RawClient.OpenAsync(bus, Stop);
        await client.SendAsync(RawClient.Frame(new Begin { NextOutgoingId = 0, IncomingWindow = 10, OutgoingWindow = 10 }), Stop);
        await client.SendAsync(RawClient.Frame(Attach(0, toReceive: false)), Stop);
        await client.SendAsync(RawClient.Frame(Attach(1, toReceive: true)), Stop);
        await client.SendAsync(RawClient.Frame(
            new Flow { Handle = 1, DeliveryCount = 0, LinkCredit = 5, IncomingWindow = 10, NextOutgoingId = 0, OutgoingWindow = 10 }), Stop);
        return client;
    }

    private static Attach Attach(uint handle, bool toReceive) => new()
    {
        LinkName = $"link{handle}",
        Handle = handle,
        Role = toReceive,
        InitialDeliveryCount = 0,
        Source = new Source { Address = toReceive ? Address : "me" },
        Target = new Target { Address = toReceive ? "me" : Address },
    };
}
