using Schalter.Services.Appointments.Offers;
using Schalter.Services.Privacy;

namespace Schalter.Services.Emergencies;

/// <summary>Ends a registration: it leaves line and list, and a place that is kept for it goes to the next.</summary>
public sealed class EndEmergency(EmergencyStore store, KeepPlace keep, DeadlineStore deadlines, TimeProvider clock)
{
    /// <param name="entry">As it was read.</param>
    /// <param name="reason">Why it was rejected; null otherwise.</param>
    /// <returns>The registration as it is now; null when somebody else changed it.</returns>
    public async Task<EmergencyEntry?> HandleAsync(EmergencyEntry entry, EmergencyStatus status, string? reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var now = clock.GetUtcNow();
        var ended = EmergencyRules.End(entry, status, reason, now);
        await deadlines.SetAsync(EmergencyRules.DueOn(ended), EmergencyNames.Deadline, entry.Id, cancellationToken);
        if (!await store.CommitAsync(ended, EmergencyEvents.OfEnd(entry, ended, now), cancellationToken))
        {
            return null;
        }

        await store.UnqueueAsync(entry, cancellationToken);
        await keep.ReleaseAsync(entry.Offeree, entry.Offer, cancellationToken);
        await store.UnserveAsync(entry, cancellationToken);
        return ended;
    }

    /// <summary>Ends an offer that nobody answered. Who has booked the place meanwhile has confirmed, even if the process died before it was noted.</summary>
    /// <inheritdoc cref="HandleAsync" path="/returns"/>
    public async Task<EmergencyEntry?> ExpireAsync(EmergencyEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return await keep.BookedAsync(entry.Offeree, entry.Offer, cancellationToken) is { } booking
            ? await ConfirmAsync(entry, booking, cancellationToken)
            : await HandleAsync(entry, EmergencyStatus.Expired, null, cancellationToken);
    }

    /// <summary>Notes that the place offered is booked.</summary>
    /// <inheritdoc cref="HandleAsync" path="/returns"/>
    public async Task<EmergencyEntry?> ConfirmAsync(EmergencyEntry entry, string booking, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var confirmed = entry with { Status = EmergencyStatus.Confirmed, Booking = booking, Sequence = entry.Sequence + 1 };
        await deadlines.SetAsync(EmergencyRules.DueOn(confirmed), EmergencyNames.Deadline, entry.Id, cancellationToken);
        return await store.CommitAsync(confirmed, EmergencyEvents.Of(confirmed, clock.GetUtcNow()), cancellationToken) ? confirmed : null;
    }
}
