using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Events;

namespace Schalter.Services.Appointments;

/// <summary>Makes the events of a day at the counter and of its bookings: ids, times and codes, never who comes.</summary>
public static class AppointmentEvents
{
    public const string SlotsReleased = "schalter.appointment.slots-released.v1";
    public const string SlotsWithdrawn = "schalter.appointment.slots-withdrawn.v1";
    public const string Booked = "schalter.appointment.booked.v1";
    public const string Confirmed = "schalter.appointment.confirmed.v1";
    public const string Moved = "schalter.appointment.moved.v1";
    public const string Reminded = "schalter.appointment.reminded.v1";
    public const string Cancelled = "schalter.appointment.cancelled.v1";
    public const string NeedsMoving = "schalter.appointment.needs-moving.v1";
    public const string Attended = "schalter.appointment.attended.v1";
    public const string Missed = "schalter.appointment.missed.v1";

    /// <param name="places">What was released or withdrawn.</param>
    /// <param name="isPublic">Whether everybody sees free places of the service; else the office alone sees the day.</param>
    public static EventRow OfDay(string type, CounterDay day, int sequence, IReadOnlyList<Place> places, Instant now, bool isPublic = true)
    {
        ArgumentNullException.ThrowIfNull(places);
        var date = LocalDatePattern.Iso.Format(day.Date);
        var data = new JsonObject
        {
            ["service"] = day.Service,
            ["date"] = date,
            ["places"] = places.Count,
            ["firstStart"] = Text(places.Min(p => p.Key.Start)),
            ["lastStart"] = Text(places.Max(p => p.Key.Start)),
            ["link"] = isPublic ? $"/api/appointments/{day.Service}/slots?date={date}" : $"/api/office/days/{date}?service={day.Service}",
        };
        return new(sequence, type, now.ToDateTimeOffset(), data, Attributes(day));
    }

    /// <param name="place">As it is now, with its booking.</param>
    /// <param name="mail">Template of the mail that the person gets; null for none.</param>
    public static EventRow OfBooking(string type, Place place, Instant now, string? mail = null)
    {
        ArgumentNullException.ThrowIfNull(place);
        var booking = place.Booking!;
        var data = new JsonObject
        {
            ["booking"] = booking.Id,
            ["status"] = JsonNamingPolicy.KebabCaseLower.ConvertName(booking.Status.ToString()),
            ["service"] = place.Key.Day.Service,
            ["start"] = Text(place.Key.Start),
            ["end"] = Text(place.End),
            ["location"] = place.Key.Location,
            ["counter"] = place.Key.Counter,
            ["link"] = $"/api/office/bookings/{booking.Id}",
        };
        if (booking.IsOverride)
        {
            data["override"] = true;
        }

        return new(booking.Sequence, type, now.ToDateTimeOffset(), data, Attributes(place.Key.Day), Stream: booking.Id)
        {
            Mail = mail is null ? null : AppointmentMails.Of(mail, place),
        };
    }

    /// <summary>It has another time now; the old one is told too, for those who keep a calendar.</summary>
    public static EventRow OfMove(Place from, Place to, Instant now)
    {
        ArgumentNullException.ThrowIfNull(from);
        var row = OfBooking(Moved, to, now, AppointmentMails.Moved);
        row.Data["from"] = new JsonObject
        {
            ["start"] = Text(from.Key.Start),
            ["end"] = Text(from.End),
            ["location"] = from.Key.Location,
            ["counter"] = from.Key.Counter,
        };
        return from.Key.Day == to.Key.Day ? row : row with { Follows = from.Key.Day.Partition };
    }

    /// <param name="place">As it was, with its booking.</param>
    public static EventRow OfCancelling(Place place, CancelReason reason, Instant now)
    {
        var row = OfBooking(Cancelled, place, now, reason == CancelReason.Requeued ? null : AppointmentMails.Cancelled);
        row.Data["reason"] = JsonNamingPolicy.KebabCaseLower.ConvertName(reason.ToString());
        row.Data["moves"] = place.Booking!.Moves;
        return row;
    }

    private static string Text(Instant moment) => InstantPattern.General.Format(moment);

    private static Dictionary<string, string> Attributes(CounterDay day) => new(StringComparer.Ordinal) { ["service"] = day.Service };
}
