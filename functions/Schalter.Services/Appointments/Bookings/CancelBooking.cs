using NodaTime;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>Why a booking ended before its time; events tell it in these words.</summary>
public enum CancelReason
{
    /// <summary>The person gave it back.</summary>
    Person,

    /// <summary>Nobody confirmed it by the link in the mail.</summary>
    Unconfirmed,

    /// <summary>The office called it off.</summary>
    Office,

    /// <summary>The office took the counter away, and the person waits for another time; the queue tells them.</summary>
    Requeued,
}

/// <summary>Gives an appointment back. The place shows again after a random while; doing it again says that it is gone.</summary>
public sealed class CancelBooking(
    GetBooking bookings, ScheduleCatalogue schedules, SlotStore places, GuardStore guards, SettleMove settle, PlaceReturn giveBack, TimeProvider clock)
{
    private const int Tries = 5;

    /// <returns>Null when it is cancelled.</returns>
    public async Task<Refusal?> HandleAsync(string booking, string? accessKey, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var found = await bookings.HandleAsync(booking, accessKey, cancellationToken);
            if (found.Value is not { } place)
            {
                return found.Refusal;
            }

            var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
            if (ChangeRules.Refused(place, schedules.Find(place.Key.Day.Service)?.Terms, now) is { } refusal)
            {
                return refusal;
            }

            if (await GiveBackAsync(place, CancelReason.Person, now, cancellationToken))
            {
                return null;
            }
        }

        return new("try-again", 409);
    }

    /// <param name="place">As it was read, with its booking.</param>
    /// <returns>False when somebody else changed it.</returns>
    public async Task<bool> GiveBackAsync(Place place, CancelReason reason, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(place);
        var booking = place.Booking! with { Sequence = place.Booking.Sequence + 1 };
        if (booking.IsMoving)
        {
            await settle.HandleAsync(booking.Id, cancellationToken);
            return false;
        }

        var told = AppointmentEvents.OfCancelling(place with { Booking = booking }, reason, now);
        if (!await places.CommitAsync(giveBack.Of(place, now), [told], cancellationToken))
        {
            return false;
        }

        if (schedules.Find(place.Key.Day.Service) is { } schedule
            && await guards.FindAsync(booking.Person, schedule.Group, cancellationToken) is { } guard && guard.Booking == booking.Id)
        {
            await guards.RemoveAsync(guard, cancellationToken);
        }

        return true;
    }
}
