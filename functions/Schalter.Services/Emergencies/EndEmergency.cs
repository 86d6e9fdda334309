using Schalter.Services.Appointments.Offers;
using Schalter.Services.Privacy;

namespace Schalter.Services.Emergencies;

/// <summary>
/// Ends a registration: it leaves line and list, and a place that is kept for it goes to the next. One whose offer turns out to be taken is
/// confirmed instead: who wants it ended all the same has to look again.
/// </summary>
public sealed class EndEmergency(EmergencyStore store, EndInTurn turn, DeadlineStore deadlines, TimeProvider clock)
{
    /// <param name="entry">As it was read.</param>
    /// <param name="reason">Why it was rejected; null otherwise.</param>
    /// <returns>The registration as it is now; null when somebody else changed it.</returns>
    public async Task<EmergencyEntry?> HandleAsync(EmergencyEntry entry, EmergencyStatus status, string? reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var ended = entry.Status == EmergencyStatus.Offered
            ? await turn.HandleAsync(
                entry, Note(status, reason, cancellationToken), () => store.FindAsync(entry.Id, cancellationToken), release: true, cancellationToken)
            : await NoteAsync(entry, status, reason, cancellationToken);
        if (ended is { IsLive: false })
        {
            await store.UnserveAsync(ended, cancellationToken);
        }

        return ended;
    }

    /// <summary>Ends what waits for an answer or a code.</summary>
    /// <inheritdoc cref="HandleAsync" path="/returns"/>
    public Task<EmergencyEntry?> ExpireAsync(EmergencyEntry entry, CancellationToken cancellationToken) =>
        HandleAsync(entry, EmergencyStatus.Expired, null, cancellationToken);

    /// <summary>Does what a process has left that died when it had noted the end.</summary>
    /// <inheritdoc cref="HandleAsync" path="/returns"/>
    public async Task<EmergencyEntry?> TidyAsync(EmergencyEntry ended, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ended);
        var now = ended.Booking is not null
            ? ended
            : await turn.TidyAsync(
                ended, Note(ended.Status, ended.Reason, cancellationToken), () => store.FindAsync(ended.Id, cancellationToken), release: true, cancellationToken);
        if (!now.IsLive)
        {
            await store.UnserveAsync(now, cancellationToken);
        }

        return now;
    }

    /// <summary>Who booked the place at the same moment has confirmed: the booking stands, so the registration says so.</summary>
    /// <inheritdoc cref="HandleAsync" path="/returns"/>
    public Task<EmergencyEntry?> TakenAfterAllAsync(string entry, string booking, CancellationToken cancellationToken) => turn.TakenAsync(
        booking, (e, taken) => ConfirmAsync(e, taken!, cancellationToken), () => store.FindAsync(entry, cancellationToken), cancellationToken);

    /// <summary>Notes that the place offered is booked.</summary>
    /// <inheritdoc cref="HandleAsync" path="/returns"/>
    public async Task<EmergencyEntry?> ConfirmAsync(EmergencyEntry entry, string booking, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var confirmed = entry with { Status = EmergencyStatus.Confirmed, Booking = booking, Reason = null, EndedOn = null, Sequence = entry.Sequence + 1 };
        await deadlines.SetAsync(EmergencyRules.DueOn(confirmed), EmergencyNames.Deadline, entry.Id, cancellationToken);
        if (!entry.IsLive)
        {
            await store.ServeAsync(entry, cancellationToken);
        }

        return await store.CommitAsync(confirmed, EmergencyEvents.Of(confirmed, clock.GetUtcNow()), cancellationToken) ? confirmed : null;
    }

    private NoteEnd<EmergencyEntry> Note(EmergencyStatus status, string? reason, CancellationToken cancellationToken) => (entry, booking) =>
        booking is null ? NoteAsync(entry, status, reason, cancellationToken) : ConfirmAsync(entry, booking, cancellationToken);

    private async Task<EmergencyEntry?> NoteAsync(EmergencyEntry entry, EmergencyStatus status, string? reason, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var ended = EmergencyRules.End(entry, status, reason, now);
        await deadlines.SetAsync(EmergencyRules.DueOn(ended), EmergencyNames.Deadline, entry.Id, cancellationToken);
        if (!await store.CommitAsync(ended, EmergencyEvents.OfEnd(entry, ended, now), cancellationToken))
        {
            return null;
        }

        await store.UnqueueAsync(entry, cancellationToken);
        return ended;
    }
}
