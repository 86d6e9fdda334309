using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus.Tests.Namespace;

public sealed class SettlementTests
{
    private static readonly Dictionary<string, object> Changes = new() { ["why"] = "busy" };

    [Fact]
    public async Task Deferred_IsReceivedByItsNumberOnly_WithTheChanges_AlsoAfterARestart()
    {
        using var bus = new TestQueue();
        var number = bus.Send("1")[0];
        bus.Queue.Defer((await bus.ReceiveOneAsync()).LockToken, Changes);
        Assert.Empty(await bus.ReceiveAsync());
        bus.Restart();
        Assert.Empty(await bus.ReceiveAsync());

        var deferred = Assert.Single(bus.Queue.ReceiveDeferred([number], null, delete: false));

        Assert.Equal((DeliveryState.Deferred, 2, "busy"), (deferred.State, deferred.Count, deferred.Properties()["why"]));
        bus.Queue.Complete(deferred.LockToken);
        Assert.Throws<BusFault>(() => bus.Queue.ReceiveDeferred([number], null, delete: false));
    }

    [Fact]
    public async Task DeferredAndAbandoned_StaysDeferred_UntilDeliveredTooOften()
    {
        using var bus = new TestQueue();
        var number = bus.Send("1")[0];
        bus.Queue.Defer((await bus.ReceiveOneAsync()).LockToken);
        for (var delivery = 2; delivery <= 3; delivery++)
        {
            bus.Queue.Abandon(bus.Queue.ReceiveDeferred([number], null, delete: false)[0].LockToken);
        }

        Assert.Empty(await bus.ReceiveAsync());
        Assert.Equal("MaxDeliveryCountExceeded", (await bus.ReceiveOneAsync(bus.Dead)).DeadLetterReason);
    }

    [Fact]
    public async Task ReceiveDeferred_AllOrNone()
    {
        using var bus = new TestQueue();
        var numbers = bus.Send("1", "2");
        bus.Queue.Defer((await bus.ReceiveOneAsync()).LockToken);

        var missing = Assert.Throws<BusFault>(() => bus.Queue.ReceiveDeferred(numbers, null, delete: true));

        Assert.Equal(BusFaultKind.MessageNotFound, missing.Kind);
        Assert.Single(bus.Queue.ReceiveDeferred([numbers[0]], null, delete: true));
    }

    [Fact]
    public async Task ReceivedAndDeleted_IsGone_AlsoAfterARestart()
    {
        using var bus = new TestQueue();
        bus.Send("1", "2", "3");

        Assert.Equal([Guid.Empty, Guid.Empty], (await bus.ReceiveAsync(max: 2, delete: true)).Select(d => d.LockToken));

        bus.Restart();
        Assert.Equal(["3"], await bus.IdsAsync());
    }

    [Fact]
    public async Task Renewed_LockLastsFromThen()
    {
        using var bus = new TestQueue();
        bus.Send("1");
        var token = (await bus.ReceiveOneAsync()).LockToken;
        bus.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(bus.Clock.GetUtcNow() + TimeSpan.FromMinutes(1), bus.Queue.Renew(token));
        bus.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Empty(await bus.ReceiveAsync());

        bus.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(BusFaultKind.MessageLockLost, Assert.Throws<BusFault>(() => bus.Queue.Renew(token)).Kind);
        Assert.Equal(2, (await bus.ReceiveOneAsync()).Count);
    }

    [Fact]
    public async Task LockOver_AReceiverWaitingAtTheDeadLettersWakesUp()
    {
        using var bus = new TestQueue("""{ "name": "once", "requiresSession": false, "maxDeliveryCount": 1, "lockDuration": "PT1M" }""");
        bus.Send("1");
        await bus.ReceiveOneAsync();
        var waiting = bus.Dead.ReceiveAsync(null, 1, Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken);

        bus.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("MaxDeliveryCountExceeded", Assert.Single(await waiting).DeadLetterReason);
    }

    [Fact]
    public async Task DeadLetteredAgain_StaysADeadLetter_AlsoAfterARestart()
    {
        using var bus = new TestQueue();
        bus.Send("1");
        bus.Queue.DeadLetter((await bus.ReceiveOneAsync()).LockToken, "first", "text", Changes);
        bus.Dead.DeadLetter((await bus.ReceiveOneAsync(bus.Dead)).LockToken, "second", null);
        bus.Restart();

        var dead = await bus.ReceiveOneAsync(bus.Dead);

        Assert.Equal(("first", "text", "busy"), (dead.DeadLetterReason, dead.DeadLetterDescription, dead.Properties()["why"]));
    }

    [Fact]
    public async Task Cancelled_NothingIsHandedOut()
    {
        using var bus = new TestQueue();
        using var stop = new CancellationTokenSource();
        var waiting = bus.Queue.ReceiveAsync(null, 1, Timeout.InfiniteTimeSpan, stop.Token);
        await stop.CancelAsync();
        bus.Send("1");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(1, (await bus.ReceiveOneAsync()).Count);
    }

    [Fact]
    public async Task Peek_ShowsWaitingLockedAndDeferredInOrder_AndTouchesNothing()
    {
        using var bus = new TestQueue();
        bus.Send("waiting", "locked", "deferred");
        var received = await bus.ReceiveAsync();
        bus.Queue.Abandon(received[0].LockToken);
        bus.Queue.Defer(received[2].LockToken);

        var seen = bus.Queue.Peek(1, 10, null);

        Assert.Equal(
            [("waiting", DeliveryState.Active), ("locked", DeliveryState.Active), ("deferred", DeliveryState.Deferred)],
            seen.Select(d => (d.Message.MessageId, d.State)));
        Assert.All(seen, d => Assert.Equal(Guid.Empty, d.LockToken));
        Assert.Equal(["locked"], bus.Queue.Peek(2, 1, null).Select(d => d.Message.MessageId));
        Assert.Equal(2, (await bus.ReceiveOneAsync()).Count);
    }
}
