namespace Schalter.Emulators.ServiceBus.Tests.Amqp;

public sealed class ReceivingTests(InteropFixture interop)
{
    private sealed record Completed(int[] Received, int Left);

    [Fact]
    public async Task Completed_IsGone()
    {
        var result = await interop.RunAsync<Completed>("receiving.completes");

        Assert.Equal([1, 2], result.Received);
        Assert.Equal(0, result.Left);
    }

    private sealed record Deleted(int First, int[] Left);

    [Fact]
    public async Task ReceivedAndDeleted_OnlyWhatWasAskedForIsGone()
    {
        var result = await interop.RunAsync<Deleted>("receiving.deletes");

        Assert.Equal(1, result.First);
        Assert.Equal([2], result.Left);
    }

    private sealed record Nothing(int[] Empty, int Took, string Body, int DeliveryCount);

    [Fact]
    public async Task NothingThere_IsSaidAtOnceAndLosesNothing()
    {
        var result = await interop.RunAsync<Nothing>("receiving.nothingThenSomething");

        Assert.Equal([0, 0, 0, 0, 0], result.Empty);
        Assert.Equal(("here", 0), (result.Body, result.DeliveryCount));
    }

    private sealed record Subscribed(string? Error, int Seen, int Most, int[] Left);

    [Fact]
    public async Task Subscribed_HandlesSoManyAtOnceAndCompletesThem()
    {
        var result = await interop.RunAsync<Subscribed>("receiving.subscribes", new { count = 300, maxConcurrentCalls = 10 });

        Assert.Null(result.Error);
        Assert.Equal(300, result.Seen);
        Assert.InRange(result.Most, 2, 10);
        Assert.Empty(result.Left);
    }
}
