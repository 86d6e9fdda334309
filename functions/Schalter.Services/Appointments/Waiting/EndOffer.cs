using NodaTime;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;

namespace Schalter.Services.Appointments.Waiting;

/// <summary>Takes an entry off the list. Whoever has booked the place meanwhile has accepted, even if the process died before it was noted.</summary>
public sealed class EndOffer(WaitlistStore waitlist, KeepPlace keep, DeadlineStore deadlines, TimeProvider clock)
{
    /// <summary>Names and addresses go a week after the entry has ended.</summary>
    private const int KeptDays = 7;

    /// <param name="entry">As it was read.</param>
    /// <param name="status">Declined or expired, unless it turns out to be accepted.</param>
    /// <returns>The entry as it is now; null when somebody else changed it.</returns>
    public async Task<WaitingEntry?> HandleAsync(WaitingEntry entry, WaitingStatus status, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var booking = await keep.BookedAsync(entry.Offeree, entry.Offer, cancellationToken);
        var ended = await EndAsync(entry, booking is null ? status : WaitingStatus.Accepted, booking, cancellationToken);
        if (ended is null)
        {
            return null;
        }

        await keep.ReleaseAsync(entry.Offeree, entry.Offer, cancellationToken);
        return booking is null && await keep.BookedAsync(entry.Offeree, entry.Offer, cancellationToken) is { } late
            ? await TakenAfterAllAsync(entry.Id, late, cancellationToken) ?? ended
            : ended;
    }

    /// <summary>Who booked the place at the same moment has accepted: the booking stands, so the entry says so.</summary>
    /// <returns>The entry as it is now; null when somebody else changed it, or it is gone.</returns>
    public async Task<WaitingEntry?> TakenAfterAllAsync(string entry, string booking, CancellationToken cancellationToken) =>
        await waitlist.FindAsync(entry, cancellationToken) is not { } found ? null
        : found.Status == WaitingStatus.Accepted ? found
        : await EndAsync(found, WaitingStatus.Accepted, booking, cancellationToken);

    /// <inheritdoc cref="HandleAsync" path="/returns"/>
    public async Task<WaitingEntry?> EndAsync(WaitingEntry entry, WaitingStatus status, string? booking, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        await deadlines.SetAsync(OfficeTime.Day(clock.GetUtcNow()).AddDays(KeptDays), AppointmentNames.WaitingDeadline, entry.Id, cancellationToken);
        var ended = entry with { Status = status, Booking = booking, Sequence = entry.Sequence + 1 };
        if (!await waitlist.CommitAsync(ended, WaitlistEvents.Of(ended, Instant.FromDateTimeOffset(clock.GetUtcNow())), cancellationToken))
        {
            return null;
        }

        await waitlist.UnqueueAsync(LinePlace.Of(entry), cancellationToken);
        return ended;
    }
}
