using Microsoft.Azure.Functions.Worker;

namespace Schalter.Emulators.Functions.Timers;

/// <summary>What a timer does first after a start.</summary>
internal sealed record TimerStart(ScheduleStatus Status, bool RunNow, bool IsPastDue);

/// <summary>Decides from what was recorded; all times UTC.</summary>
internal static class TimerRules
{
    /// <summary>A missed occurrence is made up for once, however many were missed; a changed schedule starts afresh from its last run.</summary>
    public static TimerStart Start(ScheduleStatus? recorded, TimerSchedule schedule, bool runOnStartup, DateTime now)
    {
        if (recorded is null)
        {
            return new TimerStart(new ScheduleStatus { Next = schedule.Next(now), LastUpdated = now }, runOnStartup, false);
        }

        var expected = schedule.Next(recorded.Last == default ? recorded.LastUpdated : recorded.Last);
        var status = expected == recorded.Next
            ? recorded
            : new ScheduleStatus { Last = recorded.Last, Next = expected, LastUpdated = now };
        var pastDue = now > status.Next;
        return new TimerStart(status, pastDue || runOnStartup, pastDue);
    }

    /// <summary>The status after a run. A run that began a little early counts as on time, or the occurrence would come twice.</summary>
    public static ScheduleStatus AfterRun(ScheduleStatus before, TimerSchedule schedule, bool scheduled, DateTime now)
    {
        var ran = scheduled && before.Next > now ? before.Next : now;
        return new ScheduleStatus { Last = ran, Next = schedule.Next(ran), LastUpdated = ran };
    }
}
