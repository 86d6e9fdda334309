using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>Shows a booking to whoever has its key.</summary>
public sealed class GetBooking(FindBooking bookings, BookingIndexStore index, AccessKeys keys)
{
    /// <summary>A wrong key is answered like an unknown booking.</summary>
    public async Task<Answer<Place>> HandleAsync(string booking, string? accessKey, CancellationToken cancellationToken) =>
        !ReferenceNumber.TryParse(booking, out var reference) || !keys.Opens(reference, accessKey) ? new(Unknown)
        : await bookings.HandleAsync(reference.Value, cancellationToken) is { } place ? new(place)
        : new(await index.FindAsync(reference.Value, cancellationToken) is null ? Unknown : Gone);

    internal static Refusal Unknown => new("booking-unknown", 404);

    /// <summary>Cancelled, or never completed.</summary>
    internal static Refusal Gone => new("booking-gone", 410);
}
