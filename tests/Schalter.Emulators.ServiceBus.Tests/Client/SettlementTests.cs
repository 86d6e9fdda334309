using Azure.Messaging.ServiceBus;

namespace Schalter.Emulators.ServiceBus.Tests.Client;

public sealed class SettlementTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LockOver_MessageComesAgainAndTheOldReceiverIsTold()
    {
        await using var bus = await TestBus.StartAsync();
        await bus.Sender.SendMessageAsync(TestBus.Message("1"), Stop);
        var first = await bus.ReceiveOneAsync();
        bus.Clock.SetUtcNow(first.LockedUntil - TimeSpan.FromSeconds(1));
        await bus.AssertNothingAsync();

        bus.Clock.SetUtcNow(first.LockedUntil);
        var second = await bus.ReceiveOneAsync();

        Assert.Equal(2, second.DeliveryCount);
        var lost = await Assert.ThrowsAsync<ServiceBusException>(() => bus.Receiver().CompleteMessageAsync(first, Stop));
        Assert.Equal(ServiceBusFailureReason.MessageLockLost, lost.Reason);
        await bus.Receiver().CompleteMessageAsync(second, Stop);
        bus.Clock.Advance(TimeSpan.FromMinutes(2));
        await bus.AssertNothingAsync();
    }

    [Fact]
    public async Task WaitingReceiver_WakesUpWhenAnotherOnesLockEnds()
    {
        await using var bus = await TestBus.StartAsync();
        await bus.Sender.SendMessageAsync(TestBus.Message("1"), Stop);
        await bus.ReceiveOneAsync();
        var waiting = bus.Receiver().ReceiveMessagesAsync(1, TimeSpan.FromDays(1), Stop);

        bus.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(2, Assert.Single(await waiting).DeliveryCount);
    }

    [Fact]
    public async Task Abandoned_ComesAgainInItsPlaceWithTheChanges()
    {
        await using var bus = await TestBus.StartAsync();
        await bus.Sender.SendMessagesAsync([TestBus.Message("1"), TestBus.Message("2")], Stop);
        var first = await bus.ReceiveOneAsync();

        await bus.Receiver().AbandonMessageAsync(first, new Dictionary<string, object> { ["why"] = "busy" }, Stop);

        var again = await bus.ReceiveOneAsync();
        Assert.Equal(("1", 2, "busy"), (again.MessageId, again.DeliveryCount, again.ApplicationProperties["why"]));
    }

    [Fact]
    public async Task DeliveredTooOften_BecomesADeadLetter()
    {
        await using var bus = await TestBus.StartAsync();
        await bus.Sender.SendMessageAsync(TestBus.Message("1"), Stop);
        for (var delivery = 1; delivery <= 3; delivery++)
        {
            await bus.Receiver().AbandonMessageAsync(await bus.ReceiveOneAsync(), cancellationToken: Stop);
        }

        await bus.AssertNothingAsync();
        var dead = await bus.ReceiveOneAsync("plain/$DeadLetterQueue");
        Assert.Equal("MaxDeliveryCountExceeded", dead.DeadLetterReason);
    }

    [Fact]
    public async Task DeadLettered_KeepsReasonUntilCompletedThere_AlsoOverARestart()
    {
        await using var bus = await TestBus.StartAsync();
        await bus.Sender.SendMessageAsync(TestBus.Message("1"), Stop);
        await bus.Receiver().DeadLetterMessageAsync(await bus.ReceiveOneAsync(), "unreadable", "no such case", Stop);
        await bus.RestartAsync();

        var dead = await bus.ReceiveOneAsync("plain/$DeadLetterQueue");
        Assert.Equal(("unreadable", "no such case"), (dead.DeadLetterReason, dead.DeadLetterErrorDescription));

        await bus.Receiver("plain/$DeadLetterQueue").CompleteMessageAsync(dead, Stop);
        await bus.RestartAsync();
        await bus.AssertNothingAsync("plain/$DeadLetterQueue");
        await bus.AssertNothingAsync();
    }
}
