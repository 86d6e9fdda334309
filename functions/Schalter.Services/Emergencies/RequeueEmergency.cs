using NodaTime;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Privacy;

namespace Schalter.Services.Emergencies;

/// <summary>
/// Puts somebody back into the line whose appointment the office cannot keep, at their old turn: nobody can pick another time here. It is
/// noted first and the place given back after; until that is done the registration names its booking, and gets no new offer.
/// </summary>
public sealed class RequeueEmergency(EmergencyStore store, FindBooking bookings, CancelBooking cancel, DeadlineStore deadlines, TimeProvider clock)
{
    /// <param name="entry">As it was read.</param>
    /// <returns>The registration as it is now; null when somebody else changed it.</returns>
    public async Task<EmergencyEntry?> HandleAsync(EmergencyEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var back = EmergencyRules.Requeue(entry);
        await deadlines.SetAsync(EmergencyRules.DueOn(back), EmergencyNames.Deadline, back.Id, cancellationToken);
        await store.QueueAsync(back, cancellationToken);
        return await store.CommitAsync(back, EmergencyEvents.OfRequeue(back, clock.GetUtcNow()), cancellationToken)
            && await store.FindAsync(back.Id, cancellationToken) is { Status: EmergencyStatus.Checked, Booking: not null } noted
                ? await FinishAsync(noted, cancellationToken)
                : null;
    }

    /// <summary>Gives the old place back.</summary>
    /// <inheritdoc cref="HandleAsync" path="/returns"/>
    public async Task<EmergencyEntry?> FinishAsync(EmergencyEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (await bookings.HandleAsync(entry.Booking!, cancellationToken) is { Booking: { NeedsMoving: true, IsLive: true } } place
            && !await cancel.GiveBackAsync(place, CancelReason.Requeued, Instant.FromDateTimeOffset(clock.GetUtcNow()), cancellationToken))
        {
            return null;
        }

        if (!await store.CommitAsync(entry with { Offer = null, Booking = null }, null, cancellationToken))
        {
            return null;
        }

        await store.UnserveAsync(entry, cancellationToken);
        return await store.FindAsync(entry.Id, cancellationToken);
    }
}
