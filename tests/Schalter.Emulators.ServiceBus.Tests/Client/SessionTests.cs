using Azure.Messaging.ServiceBus;

namespace Schalter.Emulators.ServiceBus.Tests.Client;

public sealed class SessionTests
{
    private static readonly TimeSpan Plenty = TimeSpan.FromSeconds(30);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwoSessions_EachReceiverHasItsOwnInOrder()
    {
        await using var bus = await TestBus.StartAsync();
        await bus.Sender.SendMessagesAsync([TestBus.Message("a1", "A"), TestBus.Message("b1", "B"), TestBus.Message("a2", "A")], Stop);

        await using var first = await bus.Client.AcceptNextSessionAsync("cases", "ordered", cancellationToken: Stop);
        await using var second = await bus.Client.AcceptNextSessionAsync("cases", "ordered", cancellationToken: Stop);

        Assert.Equal(("A", "B"), (first.SessionId, second.SessionId));
        Assert.Equal(["a1", "a2"], (await first.ReceiveMessagesAsync(10, Plenty, Stop)).Select(m => m.MessageId));
        Assert.Equal(["b1"], (await second.ReceiveMessagesAsync(10, Plenty, Stop)).Select(m => m.MessageId));
    }

    [Fact]
    public async Task HeldSession_IsRefusedToOthersUntilReleased_AndUnsettledMessagesComeAgainInOrder()
    {
        await using var bus = await TestBus.StartAsync();
        await bus.Sender.SendMessagesAsync([TestBus.Message("1"), TestBus.Message("2")], Stop);
        var holder = await bus.Client.AcceptSessionAsync("cases", "ordered", "S", cancellationToken: Stop);
        await holder.ReceiveMessagesAsync(10, Plenty, Stop);

        var refused = await Assert.ThrowsAsync<ServiceBusException>(() => bus.Client.AcceptSessionAsync("cases", "ordered", "S", cancellationToken: Stop));
        Assert.Equal(ServiceBusFailureReason.SessionCannotBeLocked, refused.Reason);

        await holder.DisposeAsync();
        await using var next = await bus.Client.AcceptSessionAsync("cases", "ordered", "S", cancellationToken: Stop);
        Assert.Equal([("1", 2), ("2", 2)], (await next.ReceiveMessagesAsync(10, Plenty, Stop)).Select(m => (m.MessageId, m.DeliveryCount)));
    }

    [Fact]
    public async Task SessionLock_EndsAtItsTimeUnlessRenewed()
    {
        await using var bus = await TestBus.StartAsync();
        await bus.Sender.SendMessageAsync(TestBus.Message("1"), Stop);
        await using var holder = await bus.Client.AcceptSessionAsync("cases", "ordered", "S", cancellationToken: Stop);
        var message = Assert.Single(await holder.ReceiveMessagesAsync(1, Plenty, Stop));
        bus.Clock.Advance(TimeSpan.FromSeconds(59));
        await holder.RenewSessionLockAsync(Stop);
        bus.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(bus.Clock.GetUtcNow() + TimeSpan.FromSeconds(1), holder.SessionLockedUntil);

        bus.Clock.Advance(TimeSpan.FromSeconds(1));

        var lost = await Assert.ThrowsAsync<ServiceBusException>(() => holder.CompleteMessageAsync(message, Stop));
        Assert.Equal(ServiceBusFailureReason.SessionLockLost, lost.Reason);
        await Assert.ThrowsAsync<ServiceBusException>(() => holder.ReceiveMessagesAsync(1, Plenty, Stop));
    }

    [Fact]
    public async Task SessionState_IsKeptOverReceiversAndRestarts()
    {
        await using var bus = await TestBus.StartAsync();
        await using (var first = await bus.Client.AcceptSessionAsync("cases", "ordered", "S", cancellationToken: Stop))
        {
            Assert.Null(await first.GetSessionStateAsync(Stop));
            await first.SetSessionStateAsync(BinaryData.FromString("seen up to 7"), Stop);
        }

        await bus.RestartAsync();

        await using var second = await bus.Client.AcceptSessionAsync("cases", "ordered", "S", cancellationToken: Stop);
        Assert.Equal("seen up to 7", (await second.GetSessionStateAsync(Stop)).ToString());
    }

    [Fact]
    public async Task WithoutASession_TheMessageIsADeadLetterWhereSessionsAreRequired()
    {
        await using var bus = await TestBus.StartAsync();

        await bus.Sender.SendMessageAsync(TestBus.Message("1", session: null), Stop);

        Assert.Equal("Session id is null.", (await bus.ReceiveOneAsync("ordered/$DeadLetterQueue")).DeadLetterReason);
        Assert.Single(await bus.ReceiveAsync());
    }

    [Fact]
    public async Task NoSessionInTime_IsATimeout()
    {
        await using var bus = await TestBus.StartAsync();
        var accepting = bus.Client.AcceptNextSessionAsync("cases", "ordered", cancellationToken: Stop);

        while (!accepting.IsCompleted)
        {
            // until the request has arrived there is nobody whose time could be over
            bus.Clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(10, Stop);
        }

        var late = await Assert.ThrowsAsync<ServiceBusException>(() => accepting);
        Assert.Equal((ServiceBusFailureReason.ServiceTimeout, true), (late.Reason, late.IsTransient));
    }

    [Fact]
    public async Task WrongKindOfReceiver_IsRefused()
    {
        await using var bus = await TestBus.StartAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => bus.Receiver("ordered").ReceiveMessagesAsync(1, Plenty, Stop));
        await Assert.ThrowsAsync<InvalidOperationException>(() => bus.Client.AcceptSessionAsync("cases", "plain", "S", cancellationToken: Stop));
    }
}
