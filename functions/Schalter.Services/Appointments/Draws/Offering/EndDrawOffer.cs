using NodaTime;
using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Appointments.Offers;

namespace Schalter.Services.Appointments.Draws.Offering;

/// <summary>Ends an entry. Whoever has booked the place meanwhile has accepted, even if the process died before it was noted.</summary>
public sealed class EndDrawOffer(DrawEntryStore entries, EndInTurn turn, TimeProvider clock)
{
    /// <param name="entry">As it was read.</param>
    /// <param name="status">Declined or expired, unless it turns out to be accepted.</param>
    /// <returns>The entry as it is now; null when somebody else changed it.</returns>
    public Task<DrawEntry?> HandleAsync(DrawEntry entry, DrawEntryStatus status, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return turn.HandleAsync(
            entry, (e, booking) => EndAsync(e, booking is null ? status : DrawEntryStatus.Accepted, booking, cancellationToken),
            () => entries.FindAsync(entry.Id, cancellationToken), release: false, cancellationToken);
    }

    /// <summary>Who booked the place at the same moment has accepted: the booking stands, so the entry says so.</summary>
    /// <returns>The entry as it is now; null when somebody else changed it, or it is gone.</returns>
    public Task<DrawEntry?> TakenAfterAllAsync(string entry, string booking, CancellationToken cancellationToken) => turn.TakenAsync(
        booking, (e, taken) => EndAsync(e, DrawEntryStatus.Accepted, taken, cancellationToken), () => entries.FindAsync(entry, cancellationToken),
        cancellationToken);

    /// <inheritdoc cref="HandleAsync" path="/returns"/>
    public async Task<DrawEntry?> EndAsync(DrawEntry entry, DrawEntryStatus status, string? booking, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var ended = entry with { Status = status, Booking = booking, Sequence = entry.Sequence + 1 };
        var told = DrawEvents.Of(ended, Instant.FromDateTimeOffset(clock.GetUtcNow()));
        return await entries.CommitAsync(ended, told, cancellationToken) ? ended : null;
    }
}
