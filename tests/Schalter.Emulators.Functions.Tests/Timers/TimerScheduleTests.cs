using System.Globalization;
using Schalter.Emulators.Functions.Timers;

namespace Schalter.Emulators.Functions.Tests.Timers;

public sealed class TimerScheduleTests
{
    [Theory]
    [InlineData("0 */5 * * * *", "2026-03-29T00:58:30", "2026-03-29T01:00:00")]
    [InlineData("30 0 6 * * 1-5", "2026-11-20T06:00:30", "2026-11-23T06:00:30")]
    [InlineData("*/5 * * * *", "2026-11-22T10:00:00", "2026-11-22T10:05:00")]
    [InlineData("0 0 2 29 2 *", "2026-01-01T00:00:00", "2028-02-29T02:00:00")]
    [InlineData("01:00:00", "2026-11-22T10:00:07", "2026-11-22T11:00:07")]
    [InlineData("1.00:00:00", "2026-11-22T10:00:00", "2026-11-23T10:00:00")]
    public void Next_IsTheFirstOccurrenceAfter_InUtc(string schedule, string after, string next) =>
        Assert.Equal(Time(next), TimerSchedule.Parse(schedule).Next(Time(after)));

    [Theory]
    [InlineData("")]
    [InlineData("* * * *")]
    [InlineData("0 61 * * * *")]
    [InlineData("00:00:00")]
    [InlineData("daily")]
    public void AnythingElse_IsRefused(string schedule) => Assert.Throws<FormatException>(() => TimerSchedule.Parse(schedule));

    [Theory]
    [InlineData("*/30 * * * * *", true)]
    [InlineData("00:00:59", true)]
    [InlineData("0 * * * * *", false)]
    [InlineData("00:01:00", false)]
    [InlineData("0,1 0 0 * * *", true)]
    public void FasterThanAMinute_IsSeen(string schedule, bool faster) =>
        Assert.Equal(faster, TimerSchedule.Parse(schedule).IsFasterThanAMinute(Time("2026-11-22T10:00:00")));

    private static DateTime Time(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);
}
