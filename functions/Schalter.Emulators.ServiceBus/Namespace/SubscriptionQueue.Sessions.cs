namespace Schalter.Emulators.ServiceBus.Namespace;

internal sealed partial class SubscriptionQueue
{
    private readonly List<SessionHold> held = [];
    private readonly SortedSet<(long First, string Session)> claimable =
        new(Comparer<(long First, string Session)>.Create((one, other) => one.First.CompareTo(other.First)));

    /// <summary>Claims a session by name, also one that has no messages yet.</summary>
    public SessionHold AcceptSession(string sessionId)
    {
        lock (gate)
        {
            var now = Begin();
            CheckMode(sessions: true);
            var lane = LaneOf(sessionId);
            return lane.Hold is null
                ? Claim(lane, now)
                : throw new BusFault(BusFaultKind.SessionTaken, Path, $"Session '{sessionId}' is held by another receiver.");
        }
    }

    /// <summary>Claims the session whose first message has waited longest.</summary>
    public async Task<SessionHold> AcceptNextSessionAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        var end = End(wait);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task news;
            TimeSpan pause;
            lock (gate)
            {
                var now = Begin();
                CheckMode(sessions: true);
                if (claimable.Count > 0)
                {
                    return Claim(lanes[claimable.Min.Session], now);
                }

                if (now >= end)
                {
                    throw new BusFault(BusFaultKind.NoSessionInTime, Path, "No session with messages became free in time.");
                }

                (news, pause) = (changed.Task, end - now);
            }

            await PauseAsync(news, pause, cancellationToken);
        }
    }

    /// <summary>Begins the session's lock anew, and with it those of its messages.</summary>
    /// <returns>When it ends now.</returns>
    public DateTimeOffset Renew(SessionHold hold)
    {
        lock (gate)
        {
            var now = Begin();
            var lane = CheckHeld(hold);
            hold.LockedUntil = now + Definition.LockDuration;
            foreach (var token in lane.Locked)
            {
                locked[token] = locked[token] with { LockedUntil = hold.LockedUntil };
            }

            return hold.LockedUntil;
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

    /// <param name="hold">The claim.</param>
    /// <param name="state">Kept until it is replaced; null removes it.</param>
    /// <exception cref="BusFault">SessionLockLost, MessageTooLarge, Busy (the disk is full), Closed.</exception>
    public void SetState(SessionHold hold, byte[]? state)
    {
        lock (gate)
        {
            Begin();
            CheckHeld(hold);
            if (state?.Length > MaxMessageBytes)
            {
                throw new BusFault(
                    BusFaultKind.MessageTooLarge, Path, $"A state of {state.Length} bytes is more than the {MaxMessageBytes} allowed.");
            }

            journal.SessionState(Definition.Name, hold.SessionId, state);
            RestoreState(hold.SessionId, state);
        }
    }

    public void RestoreState(string sessionId, byte[]? state)
    {
        lock (gate)
        {
            var lane = LaneOf(sessionId);
            lane.State = state;
            Index(lane);
        }
    }

    /// <summary>The sessions that have messages or a state, by name.</summary>
    public IReadOnlyList<string> Sessions()
    {
        lock (gate)
        {
            Begin();
            CheckMode(sessions: true);
            return [.. lanes.Values.Where(lane => lane.Waiting.Count + lane.Locked.Count > 0 || lane.State is not null)
                .Select(lane => lane.Session).Order(StringComparer.Ordinal)];
        }
    }

    private SessionHold Claim(Lane lane, DateTimeOffset now)
    {
        lane.Hold = new SessionHold(lane.Session, now + Definition.LockDuration);
        held.Add(lane.Hold);
        Index(lane);
        SetAlarm(now);
        return lane.Hold;
    }

    private void End(SessionHold hold)
    {
        var lane = lanes[hold.SessionId];
        lane.Hold = null;
        held.Remove(hold);
        foreach (var delivery in lane.Locked.Select(token => locked[token]).ToList())
        {
            Return(delivery);
        }

        Index(lane);
        Pulse();
    }

    private Lane CheckHeld(SessionHold hold) =>
        lanes.GetValueOrDefault(hold.SessionId) is { } lane && lane.Hold == hold
            ? lane
            : throw new BusFault(BusFaultKind.SessionLockLost, Path, $"Session '{hold.SessionId}' is no longer held by this receiver.");

    /// <summary>Keeps the order in which free sessions are claimed; a lane that nothing is known of any more is forgotten.</summary>
    private void Index(Lane lane)
    {
        long? first = Definition.RequiresSession && lane is { Hold: null, Waiting.Count: > 0 } ? lane.Waiting.First().Key : null;
        if (first != lane.Claimable)
        {
            claimable.Remove((lane.Claimable ?? 0, lane.Session));
            lane.Claimable = first;
            if (first is { } place)
            {
                claimable.Add((place, lane.Session));
            }
        }

        if (lane.IsIdle)
        {
            lanes.Remove(lane.Session);
        }
    }
}
