namespace Schalter.Emulators.Functions.Tests.Queues;

public sealed class QueueFunctionTests(StorageFixture fixture)
{
    private readonly string storage = fixture.TakeAccount();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("base64")]
    [InlineData("none")]
    public async Task Text_IsHandedOverWithItsBindingData_AndDeleted(string encoding)
    {
        var queue = await new TestQueue(storage, "texts").CreatedAsync();
        await using var app = await QueueApp.StartAsync(storage, ("messageEncoding", encoding));

        await (encoding == "none" ? queue.SendRawAsync("Grüße") : queue.SendAsync("Grüße"));

        Assert.Equal("Grüße Grüße 1", await app.Recorder.NextAsync());
        await queue.UntilEmptyAsync();
    }

    [Theory]
    [InlineData("""{"reference":"B 7","attempt":2}""")]
    [InlineData("""{"Reference":"B 7","Attempt":2}""")]
    public async Task Record_IsReadFromJson_FromTheQueueAndAccountThatSettingsName(string json)
    {
        var queue = await new TestQueue(storage, "office-records").CreatedAsync();
        await using var app = await QueueApp.StartAsync(storage);

        await queue.SendAsync(json);

        Assert.Equal("B 7 2 False", await app.Recorder.NextAsync());
    }

    [Fact]
    public async Task FunctionFails_IsTriedAgainUpToTheLimit_ThenLiesInThePoisonQueue()
    {
        var queue = await new TestQueue(storage, "failing").CreatedAsync();
        await using var app = await QueueApp.StartAsync(storage);

        await queue.SendAsync("stubborn");

        Assert.Equal(Convert.ToBase64String("stubborn"u8), await new TestQueue(storage, "failing-poison").TakeRawAsync());
        await queue.UntilEmptyAsync();
        Assert.Equal(["stubborn", "stubborn", "stubborn"], app.Recorder.TakeAll());
    }

    [Fact]
    public async Task FunctionFails_MessageStaysAwayForTheVisibilityTimeoutOfHostJson()
    {
        var queue = await new TestQueue(storage, "failing").CreatedAsync();
        await using var app = await QueueApp.StartAsync(storage, ("visibilityTimeout", "01:00:00"));

        await queue.SendAsync("patient");
        Assert.Equal("patient", await app.Recorder.NextAsync());
        await using var other = await QueueApp.StartAsync(storage);
        await queue.SendAsync("next");

        Assert.Equal("next", await Task.WhenAny(app.Recorder.NextAsync(), other.Recorder.NextAsync()).Unwrap());
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("null")]
    public async Task MessageThatCannotBeBound_CountsAsFailed(string text)
    {
        await (await new TestQueue(storage, "office-records").CreatedAsync()).SendAsync(text);
        await using var app = await QueueApp.StartAsync(storage);

        Assert.Equal(text, QueueApp.Text(await new TestQueue(storage, "office-records-poison").TakeRawAsync()));
        Assert.Equal(3, app.Log.All.Count(line => line.StartsWith("Error Function.Json:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task MessageThatIsNotBase64_IsPutAsideAsItIs()
    {
        await (await new TestQueue(storage, "texts").CreatedAsync()).SendRawAsync("~ not base64 ~");
        await using var app = await QueueApp.StartAsync(storage);

        Assert.Equal("~ not base64 ~", await new TestQueue(storage, "texts-poison").TakeRawAsync());
        Assert.Empty(app.Recorder.TakeAll());
    }

    [Fact]
    public async Task SlowFunction_KeepsItsMessageHidden_PastTheFirstVisibility()
    {
        var queue = await new TestQueue(storage, "slow").CreatedAsync();
        await using var app = await QueueApp.StartAsync(storage, "00:00:02");
        await queue.SendAsync("one");
        Assert.Equal("began one", await app.Recorder.NextAsync());

        for (var end = DateTime.UtcNow.AddSeconds(4); DateTime.UtcNow < end; await Task.Delay(200, Stop))
        {
            Assert.False(await queue.HasVisibleMessageAsync());
        }

        app.Recorder.OpenGate();
        Assert.Equal("ended one", await app.Recorder.NextAsync());
        await queue.UntilEmptyAsync();
    }

    [Fact]
    public async Task BatchAndThreshold_BoundWhatRunsAtOnce()
    {
        var queue = await new TestQueue(storage, "slow").CreatedAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => queue.SendAsync($"{number}")));
        await using var app = await QueueApp.StartAsync(storage, ("batchSize", "2"), ("newBatchThreshold", "2"));

        var began = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            began.Add(await app.Recorder.NextAsync());
        }

        Assert.True(await queue.HasVisibleMessageAsync());
        Assert.All(began, line => Assert.StartsWith("began", line, StringComparison.Ordinal));
        app.Recorder.OpenGate();
        await queue.UntilEmptyAsync();
    }

    [Fact]
    public async Task QueueCreatedAfterTheStart_IsFound()
    {
        await using var app = await QueueApp.StartAsync(storage);
        var queue = await new TestQueue(storage, "texts").CreatedAsync();

        await queue.SendAsync("late");

        Assert.Equal("late late 1", await app.Recorder.NextAsync());
    }
}
