using NodaTime;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>
/// Gives a booking another time. The old place stays the person's until the new one is: whoever dies in between leaves either the one or
/// the other, and a message sent before sees to the rest. Booking and key stay the same.
/// </summary>
public sealed class MoveBooking(
    GetBooking bookings, ScheduleCatalogue schedules, HoldPlace hold, SlotStore places, BookingIndexStore index, SettleMove settle,
    MessageSender sender, TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>Long before the message arrives that calls off what is not done.</summary>
    private static readonly Duration LongestMove = Duration.FromSeconds(60);

    /// <summary>Choosing the time it already has changes nothing: so a repeat says the same.</summary>
    /// <param name="wanted">A time, or any of a day.</param>
    public async Task<Answer<Place>> HandleAsync(string booking, string? accessKey, HoldInput wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var found = await bookings.HandleAsync(booking, accessKey, cancellationToken);
            if (found.Value is not { } place)
            {
                return found;
            }

            if (place.Booking!.IsMoving)
            {
                await settle.HandleAsync(place.Booking.Id, cancellationToken);
            }
            else if (await MoveAsync(place, wanted, cancellationToken) is { } answer)
            {
                return answer;
            }
        }

        return new(new Refusal("try-again", 409));
    }

    /// <returns>Null when somebody else changed the booking.</returns>
    private async Task<Answer<Place>?> MoveAsync(Place place, HoldInput wanted, CancellationToken cancellationToken)
    {
        if (wanted is { Slot: null, Date: null })
        {
            return new(new Refusal("answers-invalid", 422, new FieldError("slot", "required")));
        }

        if (wanted.Slot == place.Key.Slot || (wanted.Slot is null && wanted.Date == LocalDateText(place)))
        {
            return new(place);
        }

        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        if (schedules.Find(place.Key.Day.Service) is not { } schedule)
        {
            return new(new Refusal("service-unknown", 404));
        }

        if (ChangeRules.Refused(place, schedule.Terms, now) is { } refusal || (refusal = ChangeRules.MovedTooOften(place, schedule.Terms)) is not null)
        {
            return new(refusal);
        }

        var held = await hold.ReserveAsync(schedule, wanted, isKnown: true, cancellationToken);
        return held.Value is not { } target ? new(held.Refusal!)
            : await ToAsync(place, target.Place, null, cancellationToken) is { } moved ? new(moved)
            : null;
    }

    /// <param name="place">As it was read, with its booking.</param>
    /// <param name="target">Held for it.</param>
    /// <param name="waitingEntry">The entry of the waiting list whose offer this is.</param>
    /// <returns>Null when somebody else changed the booking or the place.</returns>
    internal async Task<Place?> ToAsync(Place place, Place target, string? waitingEntry, CancellationToken cancellationToken)
    {
        var (booking, now) = (place.Booking!, Instant.FromDateTimeOffset(clock.GetUtcNow()));
        await sender.SendAsync(UnsettledBooking.Queue, new UnsettledBooking(booking.Id), UnsettledBooking.Delay, cancellationToken);
        var where = await index.FindAsync(booking.Id, cancellationToken);
        var leaving = place with { Booking = booking with { Moving = new(target.Key.Path, target.Hold!.Hash) } };
        if (await places.ReplaceAsync(leaving, cancellationToken) is not { } left)
        {
            await places.ReplaceAsync(SettleMove.LetGo(target), cancellationToken);
            return null;
        }

        if (await index.WriteAsync(booking.Id, new(place.Key, target.Key, where?.Version), cancellationToken)
            && Instant.FromDateTimeOffset(clock.GetUtcNow()) - now < LongestMove)
        {
            var arrived = Arrived(left, target, waitingEntry);
            await places.CommitAsync(arrived, [AppointmentEvents.OfMove(left, arrived, now)], cancellationToken);
        }

        await settle.HandleAsync(booking.Id, cancellationToken);
        return await places.FindAsync(target.Key, cancellationToken) is { Booking: { } there } moved && there.Id == booking.Id ? moved : null;
    }

    /// <summary>Who comes by an offer has shown by its mail that the address is theirs.</summary>
    private static Place Arrived(Place left, Place target, string? waitingEntry)
    {
        var booking = left.Booking!;
        var arrived = booking with
        {
            Sequence = booking.Sequence + 1,
            Moves = booking.Moves + (booking.NeedsMoving ? 0 : 1),
            Moving = null,
            ArrivedFrom = left.Key.Path,
            NeedsMoving = false,
            IsReminded = false,
        };
        return target with
        {
            State = PlaceState.Booked,
            Hold = null,
            Booking = waitingEntry is null
                ? arrived
                : arrived with { WaitingEntry = waitingEntry, Status = BookingStatus.Confirmed, ConfirmBy = null },
        };
    }

    private static string LocalDateText(Place place) => NodaTime.Text.LocalDatePattern.Iso.Format(place.Key.Day.Date);
}
