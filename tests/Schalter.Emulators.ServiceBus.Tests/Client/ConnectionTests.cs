using Azure.Messaging.ServiceBus;

namespace Schalter.Emulators.ServiceBus.Tests.Client;

public sealed class ConnectionTests
{
    private static readonly TimeSpan Plenty = TimeSpan.FromSeconds(30);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NamespaceComesBack_SenderAndReceiverGoOn()
    {
        await using var bus = await TestBus.StartAsync();
        await bus.Sender.SendMessageAsync(TestBus.Message("1"), Stop);
        await using var receiver = bus.Receiver();
        await receiver.CompleteMessageAsync(Assert.Single(await receiver.ReceiveMessagesAsync(1, Plenty, Stop)), Stop);

        await bus.StopAsync();
        await bus.ComeBackAsync();

        await bus.Sender.SendMessageAsync(TestBus.Message("2"), Stop);
        Assert.Equal("2", Assert.Single(await receiver.ReceiveMessagesAsync(1, Plenty, Stop)).MessageId);
    }

    [Fact]
    public async Task NamespaceStopped_TheSessionIsLost()
    {
        await using var bus = await TestBus.StartAsync();
        var session = await bus.Client.AcceptSessionAsync("cases", "ordered", "S", cancellationToken: Stop);
        await bus.StopAsync();
        await bus.ComeBackAsync();

        var lost = await Assert.ThrowsAsync<ServiceBusException>(() => session.RenewSessionLockAsync(Stop));

        Assert.Equal(ServiceBusFailureReason.SessionLockLost, lost.Reason);
    }

    [Fact]
    public async Task MessageOfManyFrames_ArrivesWhole()
    {
        await using var bus = await TestBus.StartAsync();
        var body = new byte[900 * 1024];
        new Random(1).NextBytes(body);

        await bus.Client.CreateSender("large").SendMessageAsync(new ServiceBusMessage(body), Stop);

        var received = Assert.Single(await bus.Client.CreateReceiver("large", "plain").ReceiveMessagesAsync(1, Plenty, Stop));
        Assert.Equal(body, received.Body.ToArray());
    }

    [Fact]
    public async Task ReceiverThatDoesNotWait_LocksNothing()
    {
        await using var bus = await TestBus.StartAsync();
        await using var idle = bus.Receiver();
        Assert.Empty(await idle.ReceiveMessagesAsync(10, TimeSpan.FromMilliseconds(50), Stop));

        await bus.Sender.SendMessagesAsync([TestBus.Message("1"), TestBus.Message("2")], Stop);

        Assert.Equal([1, 1], (await bus.ReceiveAsync()).Select(message => message.DeliveryCount));
    }

    [Fact]
    public async Task SentWithoutWaitingForEach_AllArriveOnce()
    {
        await using var bus = await TestBus.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 500).Select(n => bus.Sender.SendMessageAsync(TestBus.Message($"{n:000}"), Stop)));

        var received = await bus.ReceiveAsync(max: 1000);
        Assert.Equal(Enumerable.Range(0, 500).Select(n => $"{n:000}"), received.Select(message => message.MessageId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Cancelled_NothingIsLost()
    {
        await using var bus = await TestBus.StartAsync();
        await using var receiver = bus.Receiver();
        using var stop = new CancellationTokenSource();
        var waiting = receiver.ReceiveMessagesAsync(1, Plenty, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAsync<TaskCanceledException>(() => waiting);

        await bus.Sender.SendMessageAsync(TestBus.Message("1"), Stop);

        Assert.Single(await receiver.ReceiveMessagesAsync(1, Plenty, Stop));
    }

    [Fact]
    public async Task SettledTwice_TheSecondIsTold()
    {
        await using var bus = await TestBus.StartAsync();
        await bus.Sender.SendMessageAsync(TestBus.Message("1"), Stop);
        await using var receiver = bus.Receiver();
        var message = Assert.Single(await receiver.ReceiveMessagesAsync(1, Plenty, Stop));
        await receiver.DeadLetterMessageAsync(message, "unreadable", "no such case", Stop);

        var lost = await Assert.ThrowsAsync<ServiceBusException>(() => receiver.CompleteMessageAsync(message, Stop));

        Assert.Equal(ServiceBusFailureReason.MessageLockLost, lost.Reason);
        var dead = await bus.ReceiveOneAsync("plain/$DeadLetterQueue");
        Assert.Equal(("unreadable", "no such case"), (dead.DeadLetterReason, dead.DeadLetterErrorDescription));
    }

    [Fact]
    public async Task AbandonedOnItsLink_ComesAgainWithTheChanges()
    {
        await using var bus = await TestBus.StartAsync();
        await bus.Sender.SendMessageAsync(TestBus.Message("1"), Stop);
        await using var receiver = bus.Receiver();
        var message = Assert.Single(await receiver.ReceiveMessagesAsync(1, Plenty, Stop));

        await receiver.AbandonMessageAsync(message, new Dictionary<string, object> { ["why"] = "busy" }, Stop);

        var again = Assert.Single(await receiver.ReceiveMessagesAsync(1, Plenty, Stop));
        Assert.Equal((2, "busy"), (again.DeliveryCount, again.ApplicationProperties["why"]));
    }

    [Fact]
    public async Task Disposed_NothingCanBeDoneAnyMore()
    {
        await using var bus = await TestBus.StartAsync();
        var (sender, receiver) = (bus.Sender, bus.Receiver());
        await receiver.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => receiver.ReceiveMessagesAsync(1, Plenty, Stop));
        await bus.Client.DisposeAsync();

        Assert.True(bus.Client.IsClosed);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => sender.SendMessageAsync(TestBus.Message("1"), Stop));
        Assert.Throws<ObjectDisposedException>(() => bus.Client.CreateSender("cases"));
        Assert.Throws<ObjectDisposedException>(() => bus.Receiver());
    }

    [Fact]
    public async Task TopicFull_SendsAreRefused()
    {
        await using var bus = await TestBus.StartAsync();
        var sender = bus.Client.CreateSender("large");
        await sender.SendMessageAsync(new ServiceBusMessage(new byte[900 * 1024]), Stop);
        await sender.SendMessageAsync(new ServiceBusMessage(new byte[900 * 1024]), Stop);

        var full = await Assert.ThrowsAsync<ServiceBusException>(() => sender.SendMessageAsync(new ServiceBusMessage("one more"), Stop));

        Assert.Equal(ServiceBusFailureReason.QuotaExceeded, full.Reason);
    }
}
