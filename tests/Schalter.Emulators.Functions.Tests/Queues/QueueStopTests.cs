namespace Schalter.Emulators.Functions.Tests.Queues;

public sealed class QueueStopTests(StorageFixture fixture)
{
    private readonly string storage = fixture.TakeAccount();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stopped_LetsTheRunningFunctionFinish_AndTakesNothingNew()
    {
        var queue = await new TestQueue(storage, "slow").CreatedAsync();
        await using var app = await QueueApp.StartAsync(storage);
        await queue.SendAsync("one");
        Assert.Equal("began one", await app.Recorder.NextAsync());

        var stopping = app.StopAsync(Stop);
        await queue.SendAsync("two");
        app.Recorder.OpenGate();
        await stopping;

        Assert.Equal(["ended one"], app.Recorder.TakeAll());
        Assert.Equal("two", QueueApp.Text(await queue.TakeRawAsync()));
    }

    [Fact]
    public async Task StoppedAndOutOfTime_CancelsTheFunction_AndGivesTheMessageBack()
    {
        var queue = await new TestQueue(storage, "slow").CreatedAsync();
        await using var app = await QueueApp.StartAsync(storage);
        await queue.SendAsync("one");
        Assert.Equal("began one", await app.Recorder.NextAsync());

        await app.StopAsync(new CancellationToken(canceled: true));

        Assert.Equal("cancelled one", await app.Recorder.NextAsync());
        Assert.Equal("one", QueueApp.Text(await queue.TakeRawAsync()));
    }

    [Fact]
    public async Task FunctionOverItsTimeout_IsCancelled_AndCountsAsFailed()
    {
        var queue = await new TestQueue(storage, "slow").CreatedAsync();
        await using var app = await QueueApp.StartAsync(storage, ("functionTimeout", "00:00:00.200"));

        await queue.SendAsync("endless");

        Assert.Equal("endless", QueueApp.Text(await new TestQueue(storage, "slow-poison").TakeRawAsync()));
        Assert.Contains("cancelled endless", app.Recorder.TakeAll());
    }
}
