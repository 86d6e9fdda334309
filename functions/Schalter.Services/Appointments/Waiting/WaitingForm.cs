using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Forms;

namespace Schalter.Services.Appointments.Waiting;

/// <summary>What is asked of people who wait: what a booking asks for, and on which days they could come.</summary>
public static class WaitingForm
{
    /// <summary>First day that suits.</summary>
    public const string From = "from";

    /// <summary>Last day that suits.</summary>
    public const string Until = "until";

    /// <summary>Nobody plans farther ahead than schedules do.</summary>
    private const string Farthest = "today+2Y";

    public static FormDefinition Of(Schedule schedule)
    {
        var booking = BookingForm.Of(schedule);
        return booking with
        {
            Sections =
            [
                .. booking.Sections,
                new("days", "booking.days", null, [Day(From, new(NotAfter: Farthest)), Day(Until, new(NotBefore: "today", NotAfter: Farthest))]),
            ],
            Rules = [new(CrossFieldRules.NotAfter, From, Until, null)],
        };
    }

    private static FormField Day(string id, FieldLimits limits) =>
        new(id, $"booking.days.{id}", FieldType.Date, Required: false, null, null, [], limits, []);
}
