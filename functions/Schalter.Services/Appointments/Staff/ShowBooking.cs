using NodaTime;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Staff;

/// <summary>Shows a booking by its reference alone: staff have no access key.</summary>
public sealed class ShowBooking(SlotStore places, BookingIndexStore index, TimeProvider clock)
{
    public async Task<Answer<BookingDetails>> HandleAsync(string booking, CancellationToken cancellationToken)
    {
        var found = await PlaceAsync(booking, cancellationToken);
        return found.Value is { } place ? new(BookingDetails.Of(place, Instant.FromDateTimeOffset(clock.GetUtcNow()))) : new(found.Refusal!);
    }

    /// <summary>The place it has.</summary>
    internal async Task<Answer<Place>> PlaceAsync(string booking, CancellationToken cancellationToken) =>
        !ReferenceNumber.TryParse(booking, out var reference) || await index.FindAsync(reference.Value, cancellationToken) is not { } key
            ? new(GetBooking.Unknown)
        : await places.FindAsync(key, cancellationToken) is { Booking: { } found } place && found.Id == reference.Value ? new(place)
        : new(GetBooking.Gone);
}
