using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus.Tests.Namespace;

public sealed class ScheduleTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task WhenItsTimeComes_ItGetsANewNumberBehindWhatCameBefore()
    {
        using var bus = new TestQueue();
        var number = bus.Topic.Schedule([Later(bus, "later")])[0];
        var now = bus.Send("now")[0];
        Assert.Equal((1, 2), (number, now));

        bus.Clock.Advance(Hour);

        Assert.Equal([("now", 2L), ("later", 3L)], (await bus.ReceiveAsync()).Select(d => (d.Message.MessageId, d.SequenceNumber)));
        bus.Restart();
        Assert.Equal([("now", 2L), ("later", 3L)], (await bus.ReceiveAsync()).Select(d => (d.Message.MessageId, d.SequenceNumber)));
    }

    [Fact]
    public async Task Cancelled_NeverComes_AlsoAfterARestart()
    {
        using var bus = new TestQueue();
        var numbers = bus.Topic.Schedule([Later(bus, "1"), Later(bus, "2"), Later(bus, "3")]);
        bus.Topic.CancelScheduled([numbers[0]]);
        bus.Restart();
        bus.Topic.CancelScheduled([numbers[1]]);

        bus.Clock.Advance(Hour);

        Assert.Equal(["3"], await bus.IdsAsync());
    }

    [Fact]
    public void CancelAllOrNone_AndOnlyWhatIsStillScheduled()
    {
        using var bus = new TestQueue();
        var number = bus.Topic.Schedule([Later(bus, "1")])[0];

        Assert.Equal(BusFaultKind.MessageNotFound, Assert.Throws<BusFault>(() => bus.Topic.CancelScheduled([number, 99])).Kind);
        Assert.Single(bus.Topic.Peek(1, 10));
        bus.Clock.Advance(Hour);
        Assert.Throws<BusFault>(() => bus.Topic.CancelScheduled([number]));
    }

    [Fact]
    public void Peek_ShowsScheduledOnesWithTheTopicNotWithTheSubscription()
    {
        using var bus = new TestQueue();
        bus.Topic.Schedule([Later(bus, "1"), Later(bus, "2")]);

        Assert.Equal([("2", DeliveryState.Scheduled)], bus.Topic.Peek(2, 10).Select(d => (d.Message.MessageId, d.State)));
        Assert.Empty(bus.Queue.Peek(1, 10, null));
    }

    [Fact]
    public async Task DueWhileStopped_ComesAtTheNextStart()
    {
        using var bus = new TestQueue();
        bus.Topic.Schedule([Later(bus, "1")]);
        bus.Topic.Dispose();
        bus.Clock.Advance(2 * Hour);
        bus.Restart();

        Assert.Equal(bus.Clock.GetUtcNow(), (await bus.ReceiveOneAsync()).Message.EnqueuedTime);
    }

    [Fact]
    public async Task RulesOfItsTimeDecide_NotThoseOfItsSending()
    {
        using var bus = new TestQueue();
        bus.Topic.Schedule([Later(bus, "1")]);
        bus.Queue.RemoveRule("$Default");

        bus.Clock.Advance(Hour);

        Assert.Empty(await bus.ReceiveAsync());
    }

    [Fact]
    public void ScheduledTwice_HasTheNumberOfTheFirst()
    {
        using var bus = new TestQueue(more: "\"duplicateDetectionWindow\": \"PT10M\",");

        Assert.Equal([1L, 1L], bus.Topic.Schedule([Later(bus, "1"), Later(bus, "1")]));
        Assert.Equal([1L], bus.Topic.Schedule([Later(bus, "1")]));
    }

    private static BusMessage Later(TestQueue bus, string id) => TestQueue.Message(id) with { ScheduledEnqueueTime = bus.Clock.GetUtcNow() + Hour };
}
