using System.Globalization;
using NCrontab;

namespace Schalter.Emulators.Functions.Timers;

/// <summary>When a timer is due, in UTC: a cron expression or a constant interval.</summary>
internal sealed class TimerSchedule
{
    private readonly CrontabSchedule? cron;
    private readonly TimeSpan interval;

    private TimerSchedule(CrontabSchedule? cron, TimeSpan interval)
    {
        this.cron = cron;
        this.interval = interval;
    }

    /// <summary>Reads six cron fields, five (then second 0), or an interval such as <c>01:00:00</c>.</summary>
    /// <exception cref="FormatException">It is none of these.</exception>
    public static TimerSchedule Parse(string expression)
    {
        var fields = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        var withSeconds = new CrontabSchedule.ParseOptions { IncludingSeconds = fields == 6 };
        if (fields is 5 or 6 && CrontabSchedule.TryParse(expression, withSeconds) is { } cron)
        {
            return new TimerSchedule(cron, TimeSpan.Zero);
        }

        return TimeSpan.TryParse(expression, CultureInfo.InvariantCulture, out var interval) && interval > TimeSpan.Zero
            ? new TimerSchedule(null, interval)
            : throw new FormatException($"'{expression}' is neither a cron expression of five or six fields nor an interval.");
    }

    /// <summary>The first occurrence later than the given time.</summary>
    public DateTime Next(DateTime after) => cron?.GetNextOccurrence(after) ?? after + interval;

    /// <summary>Schedules faster than a minute are not recorded, as on the platform: storage would be written all the time.</summary>
    public bool IsFasterThanAMinute(DateTime now)
    {
        var occurrence = Next(now);
        for (var i = 0; i < 10; i++)
        {
            var next = Next(occurrence);
            if (next - occurrence < TimeSpan.FromMinutes(1))
            {
                return true;
            }

            occurrence = next;
        }

        return false;
    }
}
