using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;
using NodaTime.Text;
using Schalter.Services.Events;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>
/// A booking for the person's own calendar (RFC 5545): always the same UID, a SEQUENCE that grows with each move, so that a calendar which
/// has it already changes its entry; of a cancelled one the file that takes it out again.
/// </summary>
public sealed class GetCalendar(GetBooking bookings, BookingIndexStore index, EventRowStore events, Texts texts, TimeProvider clock)
{
    /// <param name="language">Of title and place.</param>
    public async Task<Answer<CalendarFile>> HandleAsync(string booking, string? accessKey, string language, CancellationToken cancellationToken)
    {
        var found = await bookings.HandleAsync(booking, accessKey, cancellationToken);
        if (found.Value is { } place)
        {
            var status = place.Booking!.Status == BookingStatus.Unconfirmed ? EventStatus.Tentative : EventStatus.Confirmed;
            return new(Write(CalendarMethods.Publish, status, Entry(
            place.Booking.Id, place.Key.Day.Service, language, place.Key.Start, place.End, place.Key.Location, place.Booking.Moves)));
        }

        return found.Refusal!.Code == GetBooking.Gone.Code && await CancelledAsync(booking, cancellationToken) is { } cancelled
            ? new(Write(CalendarMethods.Cancel, EventStatus.Cancelled, Entry(cancelled, language)))
            : new(found.Refusal);
    }

    /// <summary>What was told of its end; gone with the day.</summary>
    private async Task<EventRow?> CancelledAsync(string booking, CancellationToken cancellationToken)
    {
        var reference = ReferenceNumber.Canonical(booking)!;
        var where = await index.FindAsync(reference, cancellationToken);
        var rows = where is null ? [] : await events.AllAsync(AppointmentNames.Slots, where.Place.Day.Partition, cancellationToken);
        return rows.LastOrDefault(row => row.Stream == reference && row.Type == AppointmentEvents.Cancelled);
    }

    private CalendarEvent Entry(EventRow cancelled, string language)
    {
        string Word(string name) => cancelled.Data[name]!.GetValue<string>();
        return Entry(
            Word("booking"), Word("service"), language, InstantPattern.General.Parse(Word("start")).Value,
            InstantPattern.General.Parse(Word("end")).Value, Word("location"), cancelled.Data["moves"]!.GetValue<int>() + 1);
    }

    private CalendarEvent Entry(string booking, string service, string language, Instant start, Instant end, string location, int sequence) => new()
    {
        Uid = $"{booking}@schalter",
        Sequence = sequence,
        DtStamp = new CalDateTime(clock.GetUtcNow().UtcDateTime),
        DtStart = new CalDateTime(start.ToDateTimeUtc()),
        DtEnd = new CalDateTime(end.ToDateTimeUtc()),
        Summary = texts.Get(language, $"appointments.{service}.title"),
        Location = texts.Get(language, $"appointments.{service}.location.{location}"),
        Description = $"{booking}\n\n{texts.Get(language, $"appointments.{service}.description")}",
    };

    private static CalendarFile Write(string method, string status, CalendarEvent entry)
    {
        entry.Status = status;
        var calendar = new Calendar { Method = method, ProductId = "-//Schalter//Appointments//EN" };
        calendar.Events.Add(entry);
        return new(method, Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!));
    }
}

/// <param name="Method">PUBLISH or CANCEL (RFC 5546), also a parameter of its media type.</param>
public sealed record CalendarFile(string Method, byte[] Content);
