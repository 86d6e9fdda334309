using NodaTime;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Staff;

/// <summary>Shows a booking by its reference alone: staff have no access key.</summary>
public sealed class ShowBooking(FindBooking bookings, BookingIndexStore index, TimeProvider clock)
{
    public async Task<Answer<BookingDetails>> HandleAsync(string booking, CancellationToken cancellationToken)
    {
        var found = await PlaceAsync(booking, cancellationToken);
        return found.Value is { } place ? new(BookingDetails.Of(place, Instant.FromDateTimeOffset(clock.GetUtcNow()))) : new(found.Refusal!);
    }

    /// <summary>The place it has.</summary>
    internal async Task<Answer<Place>> PlaceAsync(string booking, CancellationToken cancellationToken) =>
        !ReferenceNumber.TryParse(booking, out var reference) ? new(GetBooking.Unknown)
        : await bookings.HandleAsync(reference.Value, cancellationToken) is { } place ? new(place)
        : new(await index.FindAsync(reference.Value, cancellationToken) is null ? GetBooking.Unknown : GetBooking.Gone);
}
