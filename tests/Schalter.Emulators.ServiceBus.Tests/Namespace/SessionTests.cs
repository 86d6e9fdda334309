using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus.Tests.Namespace;

public sealed class SessionTests
{
    private const string Ordered = """{ "name": "ordered", "requiresSession": true, "maxDeliveryCount": 3, "lockDuration": "PT1M" }""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NextSession_IsTheOneThatHasWaitedLongest()
    {
        using var bus = new TestQueue(Ordered);
        bus.Topic.Accept([TestQueue.Message("1", "b"), TestQueue.Message("2", "a"), TestQueue.Message("3", "b")]);

        var first = await NextAsync(bus);
        var second = await NextAsync(bus);
        bus.Queue.Release(first);
        bus.Queue.Release(second);

        Assert.Equal(("b", "a", "b"), (first.SessionId, second.SessionId, (await NextAsync(bus)).SessionId));
    }

    [Fact]
    public async Task ThousandSessions_EachIsClaimedOnce()
    {
        using var bus = new TestQueue(Ordered);
        bus.Topic.Accept([.. Enumerable.Range(0, 1000).Select(n => TestQueue.Message($"{n}", $"s{n}"))]);
        HashSet<string> seen = [];
        for (var session = 0; session < 1000; session++)
        {
            var hold = await NextAsync(bus);
            bus.Queue.Complete(Assert.Single(await bus.ReceiveAsync(hold: hold)).LockToken);
            bus.Queue.Release(hold);
            Assert.True(seen.Add(hold.SessionId));
        }

        Assert.Empty(bus.Queue.Sessions());
    }

    [Fact]
    public async Task Released_UnsettledMessagesComeAgainInOrder_DeferredOnesToTheNextHolder()
    {
        using var bus = new TestQueue(Ordered);
        bus.Topic.Accept([TestQueue.Message("1", "s"), TestQueue.Message("2", "s"), TestQueue.Message("3", "s")]);
        var hold = await NextAsync(bus);
        var received = await bus.ReceiveAsync(hold: hold);
        bus.Queue.Defer(received[1].LockToken);
        bus.Queue.Release(hold);

        var next = bus.Queue.AcceptSession("s");
        Assert.Equal(["1", "3"], (await bus.ReceiveAsync(hold: next)).Select(d => d.Message.MessageId));
        Assert.Equal("2", bus.Queue.ReceiveDeferred([received[1].SequenceNumber], next, delete: false)[0].Message.MessageId);
        Assert.Throws<BusFault>(() => bus.Queue.ReceiveDeferred([received[1].SequenceNumber], hold, delete: false));
    }

    [Fact]
    public async Task Renewed_TheMessagesLocksLastAsLong()
    {
        using var bus = new TestQueue(Ordered);
        bus.Topic.Accept([TestQueue.Message("1", "s")]);
        var hold = await NextAsync(bus);
        var token = (await bus.ReceiveAsync(hold: hold))[0].LockToken;
        bus.Clock.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal(bus.Clock.GetUtcNow() + TimeSpan.FromMinutes(1), bus.Queue.Renew(hold));
        bus.Clock.Advance(TimeSpan.FromSeconds(50));

        bus.Queue.Complete(token);

        bus.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(BusFaultKind.SessionLockLost, Assert.Throws<BusFault>(() => bus.Queue.Renew(hold)).Kind);
    }

    [Fact]
    public async Task HolderWaitsWhenItsLockEnds_IsToldSo()
    {
        using var bus = new TestQueue(Ordered);
        var hold = bus.Queue.AcceptSession("s");
        var waiting = bus.Queue.ReceiveAsync(hold, 1, Timeout.InfiniteTimeSpan, Stop);

        bus.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(BusFaultKind.SessionLockLost, (await Assert.ThrowsAsync<BusFault>(() => waiting)).Kind);
    }

    [Fact]
    public void List_HasSessionsWithMessagesOrState()
    {
        using var bus = new TestQueue(Ordered);
        bus.Topic.Accept([TestQueue.Message("1", "b")]);
        var hold = bus.Queue.AcceptSession("a");
        bus.Queue.SetState(hold, [1]);
        bus.Queue.Release(hold);
        bus.Queue.Release(bus.Queue.AcceptSession("nothing"));

        Assert.Equal(["a", "b"], bus.Queue.Sessions());
        Assert.Equal(["1"], bus.Queue.Peek(1, 10, "b").Select(d => d.Message.MessageId));
    }

    private static Task<SessionHold> NextAsync(TestQueue bus) => bus.Queue.AcceptNextSessionAsync(TimeSpan.Zero, Stop);
}
