using NodaTime;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;

namespace Schalter.Services.Appointments.Waiting;

/// <summary>Takes an entry off the list. Whoever has booked the place meanwhile has accepted, even if the process died before it was noted.</summary>
public sealed class EndOffer(WaitlistStore waitlist, EndInTurn turn, DeadlineStore deadlines, TimeProvider clock)
{
    /// <summary>Names and addresses go a week after the entry has ended.</summary>
    private const int KeptDays = 7;

    /// <param name="entry">As it was read.</param>
    /// <param name="status">Declined or expired, unless it turns out to be accepted.</param>
    /// <returns>The entry as it is now; null when somebody else changed it.</returns>
    public Task<WaitingEntry?> HandleAsync(WaitingEntry entry, WaitingStatus status, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return turn.HandleAsync(
            entry, (e, booking) => EndAsync(e, booking is null ? status : WaitingStatus.Accepted, booking, cancellationToken),
            () => waitlist.FindAsync(entry.Id, cancellationToken), release: true, cancellationToken);
    }

    /// <summary>Who booked the place at the same moment has accepted: the booking stands, so the entry says so.</summary>
    /// <returns>The entry as it is now; null when somebody else changed it, or it is gone.</returns>
    public Task<WaitingEntry?> TakenAfterAllAsync(string entry, string booking, CancellationToken cancellationToken) => turn.TakenAsync(
        booking, (e, taken) => EndAsync(e, WaitingStatus.Accepted, taken, cancellationToken), () => waitlist.FindAsync(entry, cancellationToken),
        cancellationToken);

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
