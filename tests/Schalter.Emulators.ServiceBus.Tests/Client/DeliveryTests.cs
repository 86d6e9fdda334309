using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;

namespace Schalter.Emulators.ServiceBus.Tests.Client;

public sealed class DeliveryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sent_EverySubscriptionWhoseFilterPassesGetsItsCopy()
    {
        await using var bus = await TestBus.StartAsync();
        var routed = TestBus.Message("1");
        routed.ApplicationProperties["type"] = "routed";
        await bus.Sender.SendMessagesAsync([routed, TestBus.Message("2")], Stop);

        Assert.Equal(["1", "2"], (await bus.ReceiveAsync()).Select(m => m.MessageId));
        Assert.Equal(["1"], (await bus.ReceiveAsync("routed")).Select(m => m.MessageId));
    }

    [Fact]
    public async Task Received_HasAllThatWasSent()
    {
        await using var bus = await TestBus.StartAsync();
        var sent = new ServiceBusMessage(new byte[] { 0xff, 0x00 })
        {
            MessageId = "id",
            SessionId = "s",
            Subject = "subject",
            ContentType = "application/json",
            CorrelationId = "c",
            ApplicationProperties = { ["text"] = "für", ["number"] = 7, ["at"] = bus.Clock.GetUtcNow() },
        };
        await bus.Sender.SendMessageAsync(sent, Stop);
        await bus.RestartAsync();

        var received = await bus.ReceiveOneAsync();

        Assert.Equal(sent.Body.ToArray(), received.Body.ToArray());
        Assert.Equal(("id", "s", "subject", "application/json", "c"),
            (received.MessageId, received.SessionId, received.Subject, received.ContentType, received.CorrelationId));
        Assert.Equal<object>(sent.ApplicationProperties.OrderBy(p => p.Key), received.ApplicationProperties.OrderBy(p => p.Key));
    }

    [Fact]
    public async Task HundredReceivers_EachMessageGoesToOneOfThem()
    {
        await using var bus = await TestBus.StartAsync();
        var seen = new ConcurrentBag<string>();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var receivers = Enumerable.Range(0, 100).Select(_ => Task.Run(() => DrainAsync(bus, seen, 1000, enough), Stop)).ToList();

        await Parallel.ForAsync(0, 1000, Stop, async (n, stop) => await bus.Sender.SendMessageAsync(TestBus.Message($"{n}"), stop));
        await Task.WhenAll(receivers);

        Assert.Equal(1000, seen.Count);
        Assert.Equal(1000, seen.Distinct().Count());
    }

    [Fact]
    public async Task SameMessageIdWithinTheWindow_IsTakenOnce()
    {
        await using var bus = await TestBus.StartAsync();
        await bus.Sender.SendMessagesAsync([TestBus.Message("1"), TestBus.Message("1")], Stop);
        bus.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        await bus.Sender.SendMessageAsync(TestBus.Message("1"), Stop);
        await bus.Receiver().CompleteMessageAsync(Assert.Single(await bus.ReceiveAsync()), Stop);

        bus.Clock.Advance(TimeSpan.FromSeconds(2));
        await bus.Sender.SendMessageAsync(TestBus.Message("1"), Stop);
        Assert.Equal(2, (await bus.ReceiveOneAsync()).SequenceNumber);
    }

    [Fact]
    public async Task Scheduled_ComesAtItsTimeAndNotBefore()
    {
        await using var bus = await TestBus.StartAsync();
        var due = bus.Clock.GetUtcNow() + TimeSpan.FromHours(1);
        var later = TestBus.Message("later");
        later.ScheduledEnqueueTime = due;
        await bus.Sender.SendMessageAsync(later, Stop);

        await bus.AssertNothingAsync();
        await bus.RestartAsync();
        await bus.AssertNothingAsync();
        bus.Clock.SetUtcNow(due);
        Assert.Equal(due, (await bus.ReceiveOneAsync()).EnqueuedTime);
    }

    [Fact]
    public async Task TimeToLiveOver_IsDropped()
    {
        await using var bus = await TestBus.StartAsync();
        var brief = TestBus.Message("brief");
        brief.TimeToLive = TimeSpan.FromMinutes(5);
        await bus.Sender.SendMessagesAsync([brief, TestBus.Message("lasting")], Stop);

        bus.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(["lasting"], (await bus.ReceiveAsync()).Select(m => m.MessageId));
    }

    [Fact]
    public async Task Waiting_EndsWhenAMessageComes()
    {
        await using var bus = await TestBus.StartAsync();
        var waiting = bus.Receiver().ReceiveMessagesAsync(1, TimeSpan.FromDays(1), Stop);
        Assert.False(waiting.IsCompleted);

        await bus.Sender.SendMessageAsync(TestBus.Message("1"), Stop);

        Assert.Single(await waiting);
    }

    private static async Task DrainAsync(TestBus bus, ConcurrentBag<string> seen, int all, CancellationTokenSource enough)
    {
        await using var receiver = bus.Receiver();
        try
        {
            while (true)
            {
                foreach (var message in await receiver.ReceiveMessagesAsync(10, TimeSpan.FromHours(1), enough.Token))
                {
                    seen.Add(message.MessageId);
                    await receiver.CompleteMessageAsync(message, Stop);
                }

                if (seen.Count >= all)
                {
                    await enough.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // all have been seen
        }
    }
}
