using NodaTime;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Draws.Entries;

/// <summary>What an entry says beside what a booking asks for.</summary>
public static class DrawForm
{
    public const string Days = "days";

    /// <summary>Days with places, as the schedule has them now.</summary>
    public static IReadOnlyList<LocalDate> DaysOf(Schedule schedule, Draw rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var first = LocalDate.FromDateOnly(rules.PlacesFrom);
        return
        [
            .. Enumerable.Range(0, Period.DaysBetween(first, LocalDate.FromDateOnly(rules.PlacesUntil)) + 1).Select(first.PlusDays)
                .Where(day => DayPlan.Of(schedule, day, OfficeTime.Zone).Count > 0),
        ];
    }
}
