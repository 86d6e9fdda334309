using NodaTime;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Draws.Entries;

/// <summary>What an entry says beside what a booking asks for.</summary>
public static class DrawForm
{
    public const string Days = "days";

    /// <summary>Its texts: label and hint.</summary>
    public const string DaysText = "draws.form.days";

    /// <summary>What a booking asks for, and the days: for the names of the fields.</summary>
    public static FormDefinition Of(Schedule schedule)
    {
        var form = BookingForm.Of(schedule);
        var days = new FormField(Days, DaysText, FieldType.MultiChoice, false, null, null, [], new(), []);
        return form with { Sections = [.. form.Sections, new(Days, DaysText, null, [days])] };
    }

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
