using Microsoft.Azure.Functions.Worker;
using Schalter.Emulators.Functions.Timers;

namespace Schalter.Emulators.Functions.Tests.Timers;

public sealed class TimerRulesTests
{
    private static readonly TimerSchedule Hourly = TimerSchedule.Parse("0 0 * * * *");
    private static readonly DateTime Ten = new(2026, 11, 22, 10, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void NeverRunBefore_WaitsForItsTime_UnlessAskedToRunAtStart(bool runOnStartup)
    {
        var start = TimerRules.Start(null, Hourly, runOnStartup, Ten.AddMinutes(5));

        Assert.Equal((Ten.AddHours(1), runOnStartup, false), (start.Status.Next, start.RunNow, start.IsPastDue));
    }

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, false)]
    [InlineData(61, true)]
    [InlineData(600, true)]
    public void Downtime_IsMadeUpForOnce_WhenAnOccurrenceWasMissed(int minutesSinceLast, bool pastDue)
    {
        var recorded = new ScheduleStatus { Last = Ten, Next = Ten.AddHours(1), LastUpdated = Ten };

        var start = TimerRules.Start(recorded, Hourly, runOnStartup: false, Ten.AddMinutes(minutesSinceLast));

        Assert.Equal((pastDue, pastDue), (start.RunNow, start.IsPastDue));
    }

    [Fact]
    public void NeverRun_ButRecordedAndMissed_IsPastDue()
    {
        var first = TimerRules.Start(null, Hourly, runOnStartup: false, Ten.AddMinutes(5)).Status;

        Assert.True(TimerRules.Start(first, Hourly, runOnStartup: false, Ten.AddMinutes(61)).IsPastDue);
        Assert.False(TimerRules.Start(first, Hourly, runOnStartup: false, Ten.AddMinutes(59)).IsPastDue);
    }

    [Fact]
    public void ScheduleChanged_CountsFromTheLastRun()
    {
        var recorded = new ScheduleStatus { Last = Ten, Next = Ten.AddHours(1), LastUpdated = Ten };

        var start = TimerRules.Start(recorded, TimerSchedule.Parse("0 0 0 * * *"), runOnStartup: false, Ten.AddHours(2));

        Assert.Equal((Ten.Date.AddDays(1), false), (start.Status.Next, start.IsPastDue));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(30, 1)]
    [InlineData(3601, 2)]
    public void AfterARun_NextIsLaterThanTheOccurrence_AlsoWhenItBeganEarly(int secondsAfterDue, int hoursUntilNext)
    {
        var before = new ScheduleStatus { Next = Ten };

        var after = TimerRules.AfterRun(before, Hourly, scheduled: true, Ten.AddSeconds(secondsAfterDue));

        Assert.Equal(Ten.AddHours(hoursUntilNext), after.Next);
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 10)]
    [InlineData(3, null)]
    public void FixedDelay_IsTheSameEachTime(int retry, int? seconds) =>
        Assert.Equal(Seconds(seconds), RetryRules.PauseBefore(retry, new FixedDelayRetryAttribute(2, "00:00:10")));

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 8)]
    [InlineData(5, 60)]
    [InlineData(5000, 60)]
    public void ExponentialBackoff_DoublesUpToTheMaximum_AndMinusOneNeverEnds(int retry, int seconds) =>
        Assert.Equal(Seconds(seconds), RetryRules.PauseBefore(retry, new ExponentialBackoffRetryAttribute(-1, "00:00:04", "00:01:00")));

    [Fact]
    public void NoAttribute_NoRetry() => Assert.Null(RetryRules.PauseBefore(1, null));

    private static TimeSpan? Seconds(int? seconds) => seconds is null ? null : TimeSpan.FromSeconds(seconds.Value);
}
