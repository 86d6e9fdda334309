using Microsoft.Extensions.Options;
using NodaTime;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Free;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Events;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Staff;

/// <summary>
/// Books a published free place for somebody who phones or stands at the counter, the time of notice notwithstanding. The steps are those
/// of everybody: hold, guard, booking; a repeat with the same key says the same.
/// </summary>
public sealed class BookForPerson(
    ScheduleCatalogue schedules, Texts texts, FindFreePlaces free, SlotStore places, BookAppointment book, CheckCase cases,
    GuardStore guards, FindBooking bookings, BookingIndexStore index, EventRowStore events, AccessKeys keys, ServiceSecrets secrets,
    IOptions<AppointmentSettings> settings, TimeProvider clock)
{
    private static Refusal TryAgain => new("try-again", 409);

    /// <summary>The booking that the act makes, or would have made.</summary>
    public string ReferenceOf(string service, string key) => OfficeBooking.ReferenceOf(secrets, service, key).Value;

    /// <param name="key">Names this act (<c>Idempotency-Key</c>).</param>
    public async Task<Answer<BookedPlace>> HandleAsync(
        string service, OfficeBookingInput input, string key, CancellationToken cancellationToken)
    {
        if (schedules.Find(service) is not { } schedule)
        {
            return new(ScheduleFiles.Unknown);
        }

        var read = OfficeBooking.Read(schedule, input, key, secrets, texts.Languages, clock.GetUtcNow());
        if (read.Value is not { } wanted)
        {
            return new(read.Refusal!);
        }

        var reference = OfficeBooking.ReferenceOf(secrets, service, key);
        var where = await index.FindAsync(reference.Value, cancellationToken);
        return await KnownAsync(wanted, reference, where, cancellationToken)
            ?? (await cases.HandleAsync(wanted.Booking, cancellationToken) is { } wrong
                ? new(wrong)
                : await BookAsync(wanted, reference, where, cancellationToken));
    }

    /// <param name="known">Where an act of the same key was to book before it stopped.</param>
    private async Task<Answer<BookedPlace>> BookAsync(
        OfficeBooking wanted, ReferenceNumber reference, Whereabouts? known, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var hold = await HoldAsync(wanted, now, cancellationToken);
        if (hold.Value is not { } held)
        {
            return new(hold.Refusal!);
        }

        var answer = await book.BookAsync(wanted.Schedule, held, wanted.Booking, reference, now, cancellationToken, known);
        if (answer.Value is null)
        {
            await places.ReplaceAsync(held with { State = PlaceState.Free, Hold = null }, cancellationToken);
        }

        return answer.Refusal?.Code == "hold-expired" ? new(TryAgain)
            : answer.Refusal?.Code != "already-booked" ? answer
            : await KnownAsync(wanted, reference, await index.FindAsync(reference.Value, cancellationToken), cancellationToken) is { } done
                ? done
            : (await guards.FindAsync(wanted.Booking.Person, wanted.Schedule.Group, cancellationToken))?.Booking == wanted.Booking.Id
                ? new(TryAgain)
            : answer;
    }

    /// <summary>What became of this act when it was done before; null when it never came to an end.</summary>
    private async Task<Answer<BookedPlace>?> KnownAsync(
        OfficeBooking wanted, ReferenceNumber reference, Whereabouts? where, CancellationToken cancellationToken)
    {
        if (where is null)
        {
            return null;
        }

        // In this order: one that was told of before and is not at its place was cancelled, one told of meanwhile is there.
        var wasTold = (await events.AllAsync(AppointmentNames.Slots, where.Place.Day.Partition, cancellationToken))
            .Any(e => e.Stream == reference.Value);
        return await bookings.HandleAsync(reference.Value, cancellationToken) is { Booking: { } booking } place
            ? booking.Person == wanted.Booking.Person
                ? new(new BookedPlace(place, keys.For(reference)))
                : new(new Refusal("idempotency-key-reused", 422))
            : wasTold ? new(GetBooking.Gone)
            : null;
    }

    /// <summary>
    /// As everybody holds a place, and also of a time that has begun: who stands there can be entered. Not of one that is closed, whatever
    /// is overridden: the person would be told to choose another time as soon as they are booked.
    /// </summary>
    private async Task<Answer<Place>> HoldAsync(OfficeBooking wanted, Instant now, CancellationToken cancellationToken)
    {
        var left = new OpenPlaces(wanted.Schedule, await free.HandleAsync(wanted.Schedule, cancellationToken), p => p.End > now
            && (wanted.Slot is null || p.Key.Slot == wanted.Slot) && (wanted.Day is null || p.Key.Day.Date == wanted.Day));
        while (left.Next() is { } place)
        {
            left.Remove(place);
            var hold = new Hold(HoldToken.New(place.Key).Hash, now + Duration.FromMinutes(settings.Value.HoldMinutes));
            var held = place with { State = PlaceState.Held, FreeFrom = null, Hold = hold };
            if (await places.ReplaceAsync(held, cancellationToken) is { } taken)
            {
                return new(taken);
            }
        }

        return new(left.Refusal);
    }
}
