namespace Schalter.Emulators.ServiceBus.Namespace;

internal sealed partial class SubscriptionQueue
{
    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task PauseAsync(Task news, TimeSpan longest, CancellationToken cancellationToken)
    {
        // timers count whole milliseconds: a shorter pause would be none
        var pause = TimeSpan.FromMilliseconds(Math.Ceiling(longest.TotalMilliseconds));
        await news.WaitAsync(pause, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Begins an operation: the time it happens at, with all locks ended that are over by then.</summary>
    private DateTimeOffset Begin()
    {
        if (closed)
        {
            throw new BusFault(BusFaultKind.Closed, path, "The local Service Bus is stopped.");
        }

        var now = clock.GetUtcNow();
        foreach (var hold in held.Where(hold => hold.LockedUntil <= now).ToList())
        {
            End(hold);
        }

        foreach (var delivery in locked.Values.Where(delivery => delivery.LockedUntil <= now).ToList())
        {
            Return(delivery);
        }

        return now;
    }

    private DateTimeOffset NextChange(DateTimeOffset now, DateTimeOffset end)
    {
        var next = locked.Values.Select(delivery => delivery.LockedUntil)
            .Concat(held.Select(hold => hold.LockedUntil)).Append(end).Min();
        return next > now ? next : now;
    }

    private Lane LaneOf(AcceptedMessage message) => LaneOf(definition.RequiresSession ? message.SessionId! : "");

    private Lane LaneOf(string session)
    {
        if (!lanes.TryGetValue(session, out var lane))
        {
            lanes[session] = lane = new Lane();
        }

        return lane;
    }

    private void CheckMode(SessionHold? hold)
    {
        CheckMode(sessions: hold is not null);
        if (hold is not null)
        {
            CheckHeld(hold);
        }
    }

    private void CheckMode(bool sessions)
    {
        if (sessions != definition.RequiresSession)
        {
            throw new BusFault(BusFaultKind.SessionsMismatch, path, definition.RequiresSession
                ? "This subscription requires sessions: accept a session to receive from it."
                : "This subscription has no sessions.");
        }
    }

    private void Pulse()
    {
        changed.TrySetResult();
        changed = New();
    }
}
