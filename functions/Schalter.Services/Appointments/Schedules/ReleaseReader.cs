using NodaTime;
using Schalter.Services.Forms.Reading;

namespace Schalter.Services.Appointments.Schedules;

/// <summary>Reads how the places of a day are given out.</summary>
internal static class ReleaseReader
{
    private const int All = 100;

    /// <summary>Counters plan a year ahead at most.</summary>
    private const int FarthestDays = 365;

    public static IReadOnlyList<Tranche> Read(ContentJson list)
    {
        var tranches = list.Items().Select(Tranche).ToList();
        return tranches.Sum(t => t.Percent) == All ? tranches : throw list.Wrong($"the shares must make up {All} percent");
    }

    private static Tranche Tranche(ContentJson item)
    {
        item.Allow("daysAhead", "time", "percent", "jitterMinutes");
        return new(
            item.Required("daysAhead").Between(0, FarthestDays), ScheduleValues.TimeOfDay(item.Required("time")),
            item.Get("percent")?.Between(1, All) ?? All, Duration.FromMinutes(item.Get("jitterMinutes")?.Between(0, 12 * 60) ?? 0));
    }
}
