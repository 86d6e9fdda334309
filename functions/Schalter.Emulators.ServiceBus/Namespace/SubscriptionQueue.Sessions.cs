namespace Schalter.Emulators.ServiceBus.Namespace;

internal sealed partial class SubscriptionQueue
{
    /// <summary>Claims a session by name, also one that has no messages yet.</summary>
    public SessionHold AcceptSession(string sessionId)
    {
        lock (gate)
        {
            var now = Begin();
            CheckMode(sessions: true);
            var lane = LaneOf(sessionId);
            return lane.Hold is null
                ? Claim(sessionId, lane, now)
                : throw new BusFault(BusFaultKind.SessionTaken, path, $"Session '{sessionId}' is held by another receiver.");
        }
    }

    /// <summary>Claims the session whose first message has waited longest.</summary>
    public async Task<SessionHold> AcceptNextSessionAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        var end = clock.GetUtcNow() + wait;
        while (true)
        {
            Task news;
            TimeSpan pause;
            lock (gate)
            {
                var now = Begin();
                CheckMode(sessions: true);
                if (LongestWaiting() is { } free)
                {
                    return Claim(free.Session, free.Lane, now);
                }

                if (now >= end)
                {
                    throw new BusFault(BusFaultKind.NoSessionInTime, path, "No session with messages became free in time.");
                }

                (news, pause) = (changed.Task, NextChange(now, end) - now);
            }

            await PauseAsync(news, pause, cancellationToken);
        }
    }

    public void Renew(SessionHold hold)
    {
        lock (gate)
        {
            var now = Begin();
            CheckHeld(hold);
            hold.LockedUntil = now + definition.LockDuration;
            foreach (var delivery in LockedIn(hold))
            {
                locked[delivery.LockToken] = delivery with { LockedUntil = hold.LockedUntil };
            }
        }
    }

    /// <summary>Gives a session back at once, with the messages not settled; nothing happens if the claim is over already.</summary>
    public void Release(SessionHold hold)
    {
        lock (gate)
        {
            if (!closed && lanes.GetValueOrDefault(hold.SessionId)?.Hold == hold)
            {
                End(hold);
            }
        }
    }

    public byte[]? State(SessionHold hold)
    {
        lock (gate)
        {
            Begin();
            return CheckHeld(hold).State;
        }
    }

    public void SetState(SessionHold hold, byte[]? state)
    {
        lock (gate)
        {
            Begin();
            CheckHeld(hold);
            journal.SessionState(definition.Name, hold.SessionId, state);
            RestoreState(hold.SessionId, state);
        }
    }

    public void RestoreState(string sessionId, byte[]? state)
    {
        lock (gate)
        {
            LaneOf(sessionId).State = state;
        }
    }

    private (string Session, Lane Lane)? LongestWaiting() => lanes
        .Where(lane => lane.Value is { Hold: null, Waiting.Count: > 0 })
        .OrderBy(lane => lane.Value.Waiting.First().Key)
        .Select(lane => ((string, Lane)?)(lane.Key, lane.Value))
        .FirstOrDefault();

    private SessionHold Claim(string sessionId, Lane lane, DateTimeOffset now)
    {
        lane.Hold = new SessionHold(sessionId, now + definition.LockDuration);
        held.Add(lane.Hold);
        return lane.Hold;
    }

    private void End(SessionHold hold)
    {
        var lane = lanes[hold.SessionId];
        lane.Hold = null;
        held.Remove(hold);
        foreach (var delivery in LockedIn(hold))
        {
            Return(delivery);
        }

        if (lane.IsIdle)
        {
            lanes.Remove(hold.SessionId);
        }

        Pulse();
    }

    private List<Delivery> LockedIn(SessionHold hold) =>
        [.. locked.Values.Where(delivery => delivery.Message.SessionId == hold.SessionId).OrderByDescending(d => d.Message.SequenceNumber)];

    private Lane CheckHeld(SessionHold hold) =>
        lanes.GetValueOrDefault(hold.SessionId) is { } lane && lane.Hold == hold
            ? lane
            : throw new BusFault(BusFaultKind.SessionLockLost, path, $"Session '{hold.SessionId}' is no longer held by this receiver.");
}
