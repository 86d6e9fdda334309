using NodaTime;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>Makes a booking stand, by the code that only its mailbox got. Doing it again says the same.</summary>
public sealed class ConfirmBooking(FindBooking bookings, SlotStore places, SettleMove settle, MailedCodes codes, TimeProvider clock)
{
    /// <summary>What the mailed code is made for.</summary>
    internal const string CodePurpose = "confirm-booking";

    private const int Tries = 5;

    /// <summary>A wrong code is answered like an unknown booking.</summary>
    public async Task<Answer<Place>> HandleAsync(string booking, string? code, CancellationToken cancellationToken)
    {
        if (!ReferenceNumber.TryParse(booking, out var reference) || !codes.Opens(CodePurpose, reference.Value, code))
        {
            return new(GetBooking.Unknown);
        }

        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var now = clock.GetUtcNow();
            var place = await bookings.HandleAsync(reference.Value, cancellationToken);
            if (place is null || (place.Booking!.Status == BookingStatus.Unconfirmed && place.Booking.ConfirmBy <= now))
            {
                return new(GetBooking.Gone);
            }

            if (place.Booking!.IsMoving)
            {
                await settle.HandleAsync(place.Booking.Id, cancellationToken);
            }
            else if (await ConfirmAsync(place, now, cancellationToken) is { } confirmed)
            {
                return new(confirmed);
            }
        }

        return new(new Refusal("try-again", 409));
    }

    /// <returns>Null when somebody else changed the booking.</returns>
    private async Task<Place?> ConfirmAsync(Place place, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (place.Booking!.Status != BookingStatus.Unconfirmed)
        {
            return place;
        }

        var confirmed = Confirmed(place);
        return await CommitAsync(confirmed, now, cancellationToken) ? confirmed : null;
    }

    private static Place Confirmed(Place place) => place with
    {
        Booking = place.Booking! with { Status = BookingStatus.Confirmed, ConfirmBy = null, Sequence = place.Booking.Sequence + 1 },
    };

    private Task<bool> CommitAsync(Place confirmed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var told = AppointmentEvents.OfBooking(AppointmentEvents.Confirmed, confirmed, Instant.FromDateTimeOffset(now), AppointmentMails.Booked);
        return places.CommitAsync(confirmed, [told], cancellationToken);
    }
}
