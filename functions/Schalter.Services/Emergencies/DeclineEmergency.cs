using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Services.Emergencies;

/// <summary>
/// Declines an offer or appointment, or no longer waits: the place goes to the next, and what was sent in is withdrawn with it. One that has
/// ended already stays as it ended.
/// </summary>
public sealed class DeclineEmergency(
    GetEmergency emergencies, WithdrawSubmission withdraw, CancelBooking bookings, KeepPlace keep, EndEmergency end, AccessKeys keys)
{
    private const int Tries = 5;

    public async Task<Answer<EmergencyView>> HandleAsync(string emergency, string? accessKey, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var found = await emergencies.HandleAsync(emergency, accessKey, cancellationToken);
            if (found.Value is not { } view || view.Entry is { IsLive: false })
            {
                return found;
            }

            if (view.Entry is { } entry && await CancelAsync(entry, cancellationToken) is { } kept)
            {
                return new(kept);
            }

            // What the office has decided already stays in its hands; the place is given up all the same.
            await withdraw.HandleAsync(emergency, accessKey, cancellationToken);
            if (view.Entry is null || await EndAsync(view.Entry, cancellationToken))
            {
                return await emergencies.HandleAsync(emergency, accessKey, cancellationToken);
            }
        }

        return new(new Refusal("try-again", 409));
    }

    /// <summary>Ends it when the case is withdrawn already.</summary>
    /// <returns>False when somebody else changed it, or has accepted at this moment: it has to be looked at again.</returns>
    public async Task<bool> EndAsync(EmergencyEntry entry, CancellationToken cancellationToken)
    {
        await CancelAsync(entry, cancellationToken);
        return await end.HandleAsync(entry, EmergencyStatus.Declined, null, cancellationToken) is { IsLive: false };
    }

    /// <returns>Null when there is no appointment any more; else why it stays.</returns>
    private async Task<Refusal?> CancelAsync(EmergencyEntry entry, CancellationToken cancellationToken)
    {
        var booking = entry.Booking ?? await keep.BookedAsync(entry.Offeree, entry.Offer, cancellationToken);
        if (booking is null || !ReferenceNumber.TryParse(booking, out var reference))
        {
            return null;
        }

        var refusal = await bookings.HandleAsync(booking, keys.For(reference), cancellationToken);
        return refusal is { Status: 410 } ? null : refusal;
    }
}
