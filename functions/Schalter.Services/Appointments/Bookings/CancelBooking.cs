using Microsoft.Extensions.Options;
using NodaTime;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>Gives an appointment back. The place shows again after a random while; doing it again says that it is gone.</summary>
public sealed class CancelBooking(
    GetBooking bookings, ScheduleCatalogue schedules, SlotStore places, GuardStore guards, IOptions<AppointmentSettings> settings, TimeProvider clock)
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
            var schedule = schedules.Find(place.Key.Day.Service);
            if (!place.Booking!.IsLive || place.Key.Start - now < (schedule?.Terms.ChangeUntil ?? Duration.Zero))
            {
                return new("change-too-late", 409);
            }

            if (await CancelAsync(place, schedule, now, cancellationToken))
            {
                return null;
            }
        }

        return new("try-again", 409);
    }

    /// <returns>False when somebody else changed the place since it was read.</returns>
    internal async Task<bool> CancelAsync(Place place, Schedule? schedule, Instant now, CancellationToken cancellationToken)
    {
        var booking = place.Booking! with { Sequence = place.Booking.Sequence + 1 };
        var told = AppointmentEvents.OfBooking(AppointmentEvents.Cancelled, place with { Booking = booking }, now);
        var given = place with
        {
            State = booking.NeedsMoving ? PlaceState.Withdrawn : PlaceState.Free,
            FreeFrom = now + Duration.FromMinutes(Random.Shared.NextInt64(settings.Value.ReturnAfterMinutes, settings.Value.ReturnWithinMinutes + 1L)),
            Booking = null,
        };
        if (!await places.CommitAsync(given, [told], cancellationToken))
        {
            return false;
        }

        if (schedule is not null && await guards.FindAsync(booking.Person, schedule.Group, cancellationToken) is { } guard && guard.Booking == booking.Id)
        {
            await guards.RemoveAsync(guard, cancellationToken);
        }

        return true;
    }
}
