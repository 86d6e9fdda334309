using System.Runtime.Serialization;
using Azure.Messaging.ServiceBus;

namespace Schalter.Emulators.ServiceBus.Tests.Client;

public sealed class RefusalTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TooLarge_NothingOfTheBatchIsTaken()
    {
        await using var bus = await TestBus.StartAsync();

        var refused = await Assert.ThrowsAsync<ServiceBusException>(
            () => bus.Sender.SendMessagesAsync([TestBus.Message("1"), new ServiceBusMessage(new string('x', 1024))], Stop));

        Assert.Equal((ServiceBusFailureReason.MessageSizeExceeded, false), (refused.Reason, refused.IsTransient));
        await bus.AssertNothingAsync();
    }

    [Fact]
    public async Task Batch_TakesWhatFitsAndSaysNoToTheRest()
    {
        await using var bus = await TestBus.StartAsync();
        using var batch = await bus.Sender.CreateMessageBatchAsync(Stop);
        var added = 0;
        while (batch.TryAddMessage(TestBus.Message($"{added}")))
        {
            added++;
        }

        await bus.Sender.SendMessagesAsync(batch, Stop);

        Assert.Equal(added, batch.Count);
        Assert.InRange(batch.SizeInBytes, 1, batch.MaxSizeInBytes);
        Assert.Equal(added, (await bus.ReceiveAsync()).Count);
    }

    [Fact]
    public async Task UnknownTopicOrSubscription_IsSaid()
    {
        await using var bus = await TestBus.StartAsync();

        var topic = await Assert.ThrowsAsync<ServiceBusException>(() => bus.Client.CreateSender("other").SendMessageAsync(TestBus.Message("1"), Stop));
        var subscription = await Assert.ThrowsAsync<ServiceBusException>(() => bus.Receiver("other").ReceiveMessagesAsync(1, cancellationToken: Stop));

        Assert.Equal((ServiceBusFailureReason.MessagingEntityNotFound, "other"), (topic.Reason, topic.EntityPath));
        Assert.Equal((ServiceBusFailureReason.MessagingEntityNotFound, "cases/Subscriptions/other"), (subscription.Reason, subscription.EntityPath));
    }

    [Fact]
    public async Task Stopped_SendersAndWaitingReceiversAreToldToTryAgain()
    {
        await using var bus = await TestBus.StartAsync();
        var waiting = bus.Receiver().ReceiveMessagesAsync(1, cancellationToken: Stop);
        await bus.StopAsync();

        foreach (var attempt in new[] { waiting, bus.Sender.SendMessageAsync(TestBus.Message("1"), Stop) })
        {
            var down = await Assert.ThrowsAsync<ServiceBusException>(() => attempt);
            Assert.Equal((ServiceBusFailureReason.ServiceCommunicationProblem, true), (down.Reason, down.IsTransient));
        }
    }

    [Fact]
    public async Task NobodyAtTheEndpoint_IsACommunicationProblem()
    {
        await using var client = new ServiceBusClient(
            "Endpoint=sb://localhost:1;SharedAccessKeyName=a;SharedAccessKey=b;UseDevelopmentEmulator=true;", new ImpatientClock());

        var down = await Assert.ThrowsAsync<ServiceBusException>(() => client.CreateSender("cases").SendMessageAsync(TestBus.Message("1"), Stop));

        Assert.Equal(ServiceBusFailureReason.ServiceCommunicationProblem, down.Reason);
    }

    [Fact]
    public async Task PropertyOfAForeignType_IsRefusedBySend()
    {
        await using var bus = await TestBus.StartAsync();
        var message = TestBus.Message("1");
        message.ApplicationProperties["list"] = new[] { 1 };

        await Assert.ThrowsAsync<SerializationException>(() => bus.Sender.SendMessageAsync(message, Stop));
    }

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void IdsHaveALimit(int length, bool allowed)
    {
        var id = new string('i', length);

        Assert.Equal(allowed, Record.Exception(() => new ServiceBusMessage { MessageId = id, SessionId = id }) is null);
    }

    [Theory]
    [InlineData("nonsense", typeof(FormatException))]
    [InlineData("Endpoint=nowhere;SharedAccessKeyName=a;SharedAccessKey=b", typeof(FormatException))]
    [InlineData("SharedAccessKeyName=a;SharedAccessKey=b", typeof(ArgumentException))]
    [InlineData("Endpoint=sb://localhost", typeof(ArgumentException))]
    [InlineData("Endpoint=sb://localhost;SharedAccessKeyName=a", typeof(ArgumentException))]
    [InlineData("", typeof(ArgumentException))]
    public void ConnectionStringThatLeadsNowhere_IsRefused(string connectionString, Type expected) =>
        Assert.Throws(expected, () => new ServiceBusClient(connectionString));
}
