using NodaTime;
using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Appointments.Offers;

namespace Schalter.Services.Appointments.Draws.Offering;

/// <summary>Ends an entry. Whoever has booked the place meanwhile has accepted, even if the process died before it was noted.</summary>
public sealed class EndDrawOffer(DrawEntryStore entries, KeepPlace keep, TimeProvider clock)
{
    /// <param name="entry">As it was read.</param>
    /// <param name="status">Declined or expired, unless it turns out to be accepted.</param>
    /// <returns>The entry as it is now; null when somebody else changed it.</returns>
    public async Task<DrawEntry?> HandleAsync(DrawEntry entry, DrawEntryStatus status, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var booking = await keep.BookedAsync(entry.Offeree, entry.Offer, cancellationToken);
        return await EndAsync(entry, booking is null ? status : DrawEntryStatus.Accepted, booking, cancellationToken);
    }

    /// <inheritdoc cref="HandleAsync" path="/returns"/>
    public async Task<DrawEntry?> EndAsync(DrawEntry entry, DrawEntryStatus status, string? booking, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var ended = entry with { Status = status, Booking = booking, Sequence = entry.Sequence + 1 };
        var told = DrawEvents.Of(ended, Instant.FromDateTimeOffset(clock.GetUtcNow()));
        return await entries.CommitAsync(ended, told, cancellationToken) ? ended : null;
    }
}
