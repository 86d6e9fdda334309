namespace Schalter.Services.Appointments.Bookings;

/// <summary>Finds the place of a booking, also while it is being moved.</summary>
public sealed class FindBooking(SlotStore places, BookingIndexStore index)
{
    /// <summary>Null when there is no such booking any more, or never was.</summary>
    public async Task<Place?> HandleAsync(string booking, CancellationToken cancellationToken)
    {
        var where = await index.FindAsync(booking, cancellationToken);
        while (where is not null)
        {
            if (await AtAsync(where.Next, booking, cancellationToken) is { } moved)
            {
                return moved;
            }

            if (await AtAsync(where.Place, booking, cancellationToken) is { } place)
            {
                return place;
            }

            // It may have moved between these reads.
            var again = await index.FindAsync(booking, cancellationToken);
            where = again == where ? null : again;
        }

        return null;
    }

    private async Task<Place?> AtAsync(PlaceKey? key, string booking, CancellationToken cancellationToken) =>
        key is { } place && await places.FindAsync(place, cancellationToken) is { Booking: { } found } stored && found.Id == booking ? stored : null;
}
