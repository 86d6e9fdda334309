using Microsoft.Extensions.Options;
using NodaTime;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>How a place looks that a person gives back: it shows again after a random while, so that nobody can hand it to a friend.</summary>
public sealed class PlaceReturn(IOptions<AppointmentSettings> settings, Random chance)
{
    public Place Of(Place place, Instant now)
    {
        ArgumentNullException.ThrowIfNull(place);
        return place with
        {
            State = place.Booking is { NeedsMoving: true } ? PlaceState.Withdrawn : PlaceState.Free,
            FreeFrom = now + Duration.FromMinutes(chance.NextInt64(settings.Value.ReturnAfterMinutes, settings.Value.ReturnWithinMinutes + 1L)),
            Hold = null,
            Booking = null,
        };
    }
}
