using System.Text.Json;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Schalter.Emulators.Functions.Tests.Timers;

public sealed class TimerFunctionTests(StorageFixture fixture)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 9, 58, 0, TimeSpan.Zero);
    private readonly string storage = fixture.TakeAccount();
    private readonly FakeTimeProvider clock = new(Start);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Due_RunsOncePerOccurrence_AndIsRecorded()
    {
        await using var app = await StartAsync(typeof(ClockFunction), schedule: "0 */2 * * * *");
        await UntilRecordedAsync(status => status.Next == Start.UtcDateTime.AddMinutes(2));
        Assert.Empty(app.Recorder.TakeAll());

        await AdvanceUntilDueAsync(app, "10:00 past due: False, monitored: True");
        await UntilRecordedAsync(status => status is { Last: { Hour: 10, Minute: 0 }, Next: { Hour: 10, Minute: 2 } });

        await AdvanceUntilDueAsync(app, "10:02 past due: False, monitored: True");
    }

    [Fact]
    public async Task DownWhenDue_RunsAtStart_AndSaysPastDue()
    {
        await RecordAsync(new ScheduleStatus { Last = Start.UtcDateTime.AddHours(-9), Next = Start.UtcDateTime.AddHours(-8).AddMinutes(-58) });
        await using var app = await StartAsync(typeof(ClockFunction), schedule: "0 0 * * * *");

        Assert.Equal("09:58 past due: True, monitored: True", await app.Recorder.NextAsync());
        await UntilRecordedAsync(status => status.Next == Start.UtcDateTime.AddMinutes(2));
        Assert.Empty(app.Recorder.TakeAll());
    }

    [Fact]
    public async Task FasterThanAMinute_IsNotRecorded()
    {
        await using var app = await StartAsync(typeof(ClockFunction), schedule: "00:00:30");

        await AdvanceUntilDueAsync(app, "09:58 past due: False, monitored: False");

        Assert.False((await Status().ExistsAsync(Stop)).Value);
    }

    [Fact]
    public async Task RunOnStartup_RunsAtStart_WithoutMonitorIfSaid()
    {
        await using var app = await StartAsync(typeof(StartupFunction));

        Assert.Equal("startup, past due: False, monitored: False", await app.Recorder.NextAsync());
    }

    [Fact]
    public async Task Failing_IsRepeatedAsItsAttributeSays()
    {
        await using var app = await StartAsync(typeof(RetriedFunction));

        Assert.Equal("attempt 0 of 2", await app.Recorder.NextAsync());
        await AdvanceUntilDueAsync(app, "attempt 1 of 2");
        await AdvanceUntilDueAsync(app, "attempt 2 of 2");
    }

    [Fact]
    public async Task StillRunning_IsNotStartedAgain_AndMayFinishOnStop()
    {
        await using var app = await StartAsync(typeof(OverlongFunction));
        await AdvanceUntilDueAsync(app, "began");

        for (var i = 0; i < 20; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, Stop);
        }

        var stopping = app.StopAsync(Stop);
        Assert.Empty(app.Recorder.TakeAll());
        app.Recorder.OpenGate();
        await stopping;
        Assert.Equal(["ended"], app.Recorder.TakeAll());
    }

    [Fact]
    public async Task TwoHosts_OnlyOneRunsTheTimer_AndTheOtherTakesOverWhenItStops()
    {
        var first = await StartAsync(typeof(ClockFunction), schedule: "00:00:10");
        await AdvanceUntilDueAsync(first, "09:58 past due: False, monitored: False");
        await using var second = await StartAsync(typeof(ClockFunction), schedule: "00:00:10");

        for (var i = 0; i < 20; i++)
        {
            await NextAfterAdvancingAsync(first);
        }

        Assert.Empty(second.Recorder.TakeAll());
        await first.DisposeAsync();
        await NextAfterAdvancingAsync(second);
    }

    /// <summary>The function reads the clock some steps after it was due, on a busy machine many: the hour is compared, not the minute.</summary>
    private async Task AdvanceUntilDueAsync(RunningApp app, string expected)
    {
        var actual = await NextAfterAdvancingAsync(app);
        Assert.Equal(WithoutMinute(expected), WithoutMinute(actual));
    }

    private static string WithoutMinute(string line) => line[2] == ':' ? line[..2] + line[5..] : line;

    /// <summary>Lets time pass in small steps until the function has run: its delay may not have begun yet.</summary>
    private async Task<string> NextAfterAdvancingAsync(RunningApp app)
    {
        var next = app.Recorder.NextAsync();
        while (!next.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(next, Task.Delay(5, Stop));
        }

        return await next;
    }

    private Task<RunningApp> StartAsync(Type function, string schedule = "0 0 * * * *") =>
        RunningApp.StartAsync(new(function) { Storage = storage }, builder =>
        {
            builder.ConfigureFunctionsWebApplication().Services.AddSingleton<TimeProvider>(clock);
            builder.Configuration["Schedule"] = schedule;
            builder.Configuration["AzureFunctionsWebHost:hostid"] = "office";
        });

    private BlobClient Status() => new BlobContainerClient(storage, "azure-webjobs-hosts")
        .GetBlobClient($"timers/office/{typeof(ClockFunction).FullName}.Run/status");

    private async Task RecordAsync(ScheduleStatus status)
    {
        await new BlobContainerClient(storage, "azure-webjobs-hosts").CreateIfNotExistsAsync(cancellationToken: Stop);
        await Status().UploadAsync(BinaryData.FromString(JsonSerializer.Serialize(status)), Stop);
    }

    private Task UntilRecordedAsync(Predicate<ScheduleStatus> isMet) => Eventually.IsTrueAsync(async () =>
        (await Status().ExistsAsync(Stop)).Value
        && isMet((await Status().DownloadContentAsync(Stop)).Value.Content.ToObjectFromJson<ScheduleStatus>()!));
}
