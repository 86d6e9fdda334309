namespace Schalter.Emulators.ServiceBus.Tests.Namespace;

public sealed class ExpiryTests
{
    private const string Burying = """
        { "name": "plain", "requiresSession": false, "maxDeliveryCount": 3, "lockDuration": "PT1M",
          "defaultMessageTimeToLive": "PT2H", "deadLetteringOnMessageExpiration": true }
        """;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(1, null, 1)]
    [InlineData(null, 2, 2)]
    [InlineData(1, 2, 1)]
    [InlineData(3, 2, 2)]
    public async Task LifeIsTheShortestOfWhatMessageAndTopicSay(int? ownHours, int? topicHours, int? expected)
    {
        using var bus = new TestQueue(more: topicHours is { } hours ? $"\"defaultMessageTimeToLive\": \"PT{hours}H\"," : "");
        bus.Topic.Accept([TestQueue.Message("1") with { TimeToLive = ownHours is { } own ? own * Hour : null }]);

        bus.Clock.Advance(((expected ?? 1000) * Hour) - TimeSpan.FromSeconds(1));
        Assert.Single(bus.Queue.Peek(1, 10, null));
        bus.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(expected is null ? 1 : 0, (await bus.ReceiveAsync()).Count);
    }

    [Fact]
    public async Task Expired_BecomesADeadLetterWhereAskedFor_AndStaysOne()
    {
        using var bus = new TestQueue(Burying);
        bus.Send("1");
        var waiting = bus.Dead.ReceiveAsync(null, 1, Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken);

        bus.Clock.Advance(2 * Hour);

        var dead = Assert.Single(await waiting);
        Assert.Equal("TTLExpiredException", dead.DeadLetterReason);
        bus.Dead.Abandon(dead.LockToken);
        bus.Clock.Advance(100 * Hour);
        bus.Restart();
        Assert.Single(await bus.ReceiveAsync(bus.Dead));
    }

    [Fact]
    public async Task ExpiredWhileStopped_IsADeadLetterAtTheNextStart()
    {
        using var bus = new TestQueue(Burying);
        bus.Send("1");
        bus.Topic.Dispose();
        bus.Clock.Advance(2 * Hour);
        bus.Restart();

        Assert.Empty(await bus.ReceiveAsync());
        Assert.Single(await bus.ReceiveAsync(bus.Dead));
    }

    [Fact]
    public async Task LockedMessage_MayBeCompletedAfterItsTime_OrExpiresWhenGivenBack()
    {
        using var bus = new TestQueue(Burying);
        bus.Send("1", "2");
        bus.Clock.Advance((2 * Hour) - TimeSpan.FromSeconds(1));
        var received = await bus.ReceiveAsync();
        bus.Clock.Advance(TimeSpan.FromSeconds(2));

        bus.Queue.Complete(received[0].LockToken);
        bus.Queue.Abandon(received[1].LockToken);

        Assert.Empty(await bus.ReceiveAsync());
        Assert.Equal(["2"], await bus.IdsAsync(bus.Dead));
    }

    [Fact]
    public void DuplicateOfAScheduledMessage_IsKnownForTheWindowFromItsSending()
    {
        using var bus = new TestQueue(more: "\"duplicateDetectionWindow\": \"PT1H\",");
        bus.Topic.Schedule([TestQueue.Message("1") with { ScheduledEnqueueTime = bus.Clock.GetUtcNow() + (5 * Hour) }]);
        bus.Restart();

        bus.Clock.Advance(Hour - TimeSpan.FromSeconds(1));
        Assert.Equal([1L], bus.Send("1"));
        bus.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([2L], bus.Send("1"));
    }
}
