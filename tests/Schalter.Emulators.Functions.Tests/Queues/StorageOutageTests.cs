using Schalter.Emulators.Functions.Local;

namespace Schalter.Emulators.Functions.Tests.Queues;

public sealed class StorageOutageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StorageDownForAWhile_IsSaidOnce_AndMessagesFlowAgainWithoutRestart()
    {
        using var data = new TemporaryFolder();
        await using var azurite = await AzuriteProcess.StartAsync(data.Path, cancellationToken: Stop);
        var queue = await new TestQueue(azurite.ConnectionString, "texts").CreatedAsync();
        await using var app = await QueueApp.StartAsync(azurite.ConnectionString, ("maxPollingInterval", "00:00:00.100"));
        await queue.SendAsync("before");
        Assert.Equal("before before 1", await app.Recorder.NextAsync());
        await queue.UntilEmptyAsync();

        await azurite.StopAsync();
        await Eventually.IsTrueAsync(() => Task.FromResult(Said(app, "out of reach") > 0));
        await azurite.StartAgainAsync(Stop);
        await queue.SendAsync("after");

        Assert.Equal("after after 1", await app.Recorder.NextAsync());
        Assert.Equal(1, Said(app, "out of reach"));
        await Eventually.IsTrueAsync(() => Task.FromResult(Said(app, "Storage is back") == 1));
    }

    private static int Said(RunningApp app, string text) => app.Log.All.Count(line => line.Contains(text, StringComparison.Ordinal));
}
