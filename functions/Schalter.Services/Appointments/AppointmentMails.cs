using NodaTime.Text;
using Schalter.Services.Events;

namespace Schalter.Services.Appointments;

/// <summary>The mails about a booking: which template, and what it is told.</summary>
public static class AppointmentMails
{
    public const string ConfirmBooking = "confirm-booking";
    public const string Booked = "appointment-booked";
    public const string Moved = "appointment-moved";
    public const string Cancelled = "appointment-cancelled";
    public const string NeedsMoving = "appointment-needs-moving";
    public const string Offer = "offer";
    public const string DrawOffer = "draw-offer";
    public const string NotDrawn = "draw-not-drawn";
    public const string Reminder = "appointment-reminder";

    /// <param name="place">With its booking.</param>
    /// <param name="more">What this mail says beside time and place.</param>
    public static EventMail Of(string template, Place place, params (string Name, string Value)[] more)
    {
        ArgumentNullException.ThrowIfNull(place);
        var booking = place.Booking!;
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["booking"] = booking.Id,
            ["service"] = place.Key.Day.Service,
            ["start"] = InstantPattern.General.Format(place.Key.Start),
            ["end"] = InstantPattern.General.Format(place.End),
            ["location"] = place.Key.Location,
        };
        foreach (var (name, value) in more)
        {
            values[name] = value;
        }

        return new(template, booking.Email, booking.Language, values);
    }
}
