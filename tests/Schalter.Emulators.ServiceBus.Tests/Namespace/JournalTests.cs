using System.Text.Json;

namespace Schalter.Emulators.ServiceBus.Tests.Namespace;

public sealed class JournalTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accepted_IsOneReadableLineBeforeSendReturns()
    {
        await using var bus = await TestBus.StartAsync();
        var message = TestBus.Message("1");
        message.Body = BinaryData.FromString("""{"form":"Aufenthaltstitel für Beschäftigte"}""");
        await bus.Sender.SendMessageAsync(message, Stop);

        var line = JsonDocument.Parse(Assert.Single(await ReadAsync(bus))).RootElement;

        Assert.Equal(1, line.GetProperty("sequenceNumber").GetInt64());
        Assert.Equal(["plain", "ordered"], line.GetProperty("subscriptions").EnumerateArray().Select(s => s.GetString()));
        Assert.Equal(message.Body.ToString(), line.GetProperty("body").GetString());
        Assert.Contains("für", (await ReadAsync(bus))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restarted_UnsettledMessagesComeAgain_SettledOnesDoNot()
    {
        await using var bus = await TestBus.StartAsync();
        await bus.Sender.SendMessagesAsync([TestBus.Message("done"), TestBus.Message("returned"), TestBus.Message("locked")], Stop);
        var received = await bus.ReceiveAsync();
        await bus.Receiver().CompleteMessageAsync(received[0], Stop);
        await bus.Receiver().AbandonMessageAsync(received[1], cancellationToken: Stop);

        await bus.RestartAsync();

        Assert.Equal([("returned", 2), ("locked", 1)], (await bus.ReceiveAsync()).Select(m => (m.MessageId, m.DeliveryCount)));
    }

    [Fact]
    public async Task Restarted_DuplicatesAreStillKnownAndNumbersGoOn()
    {
        await using var bus = await TestBus.StartAsync();
        await bus.Sender.SendMessageAsync(TestBus.Message("1"), Stop);
        await bus.RestartAsync();

        await bus.Sender.SendMessagesAsync([TestBus.Message("1"), TestBus.Message("2")], Stop);

        Assert.Equal([("1", 1L), ("2", 2L)], (await bus.ReceiveAsync()).Select(m => (m.MessageId, m.SequenceNumber)));
    }

    [Fact]
    public async Task FinishedEverywhere_IsDroppedAtTheNextStart_AndItsNumberIsNotGivenOutAgain()
    {
        await using var bus = await TestBus.StartAsync();
        await bus.Sender.SendMessageAsync(TestBus.Message("1"), Stop);
        await bus.Receiver().CompleteMessageAsync(await bus.ReceiveOneAsync(), Stop);
        await using (var session = await bus.Client.AcceptSessionAsync("cases", "ordered", "S", cancellationToken: Stop))
        {
            await session.CompleteMessageAsync(Assert.Single(await session.ReceiveMessagesAsync(1, cancellationToken: Stop)), Stop);
        }

        bus.Clock.Advance(TimeSpan.FromMinutes(11));
        await bus.RestartAsync();
        Assert.Empty(await ReadAsync(bus));

        await bus.RestartAsync();
        await bus.Sender.SendMessageAsync(TestBus.Message("2"), Stop);
        Assert.Equal(2, (await bus.ReceiveOneAsync()).SequenceNumber);
    }

    [Fact]
    public async Task LineTornByACrash_IsForgottenAndDoesNotSpoilTheNext()
    {
        await using var bus = await TestBus.StartAsync();
        await bus.Sender.SendMessageAsync(TestBus.Message("1"), Stop);
        await bus.StopAsync();
        await File.AppendAllTextAsync(bus.JournalPath, """{"sequenceNumber":2,"enq""", Stop);
        await bus.RestartAsync();

        await bus.Sender.SendMessageAsync(TestBus.Message("2"), Stop);
        await bus.RestartAsync();

        Assert.Equal(["1", "2"], (await bus.ReceiveAsync()).Select(m => m.MessageId));
    }

    private static async Task<string[]> ReadAsync(TestBus bus)
    {
        await using var file = new FileStream(bus.JournalPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return (await reader.ReadToEndAsync(Stop)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
