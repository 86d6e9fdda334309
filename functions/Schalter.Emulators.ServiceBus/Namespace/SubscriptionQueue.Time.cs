namespace Schalter.Emulators.ServiceBus.Namespace;

internal sealed partial class SubscriptionQueue
{
    /// <summary>Timers cannot be set for more than 49 days; waking up once too often does no harm.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(1);

    private readonly SortedSet<(DateTimeOffset Due, Guid Token)> lockEnds = [];
    private readonly PriorityQueue<AcceptedMessage, DateTimeOffset> expiries = new();
    private DateTimeOffset alarmAt = DateTimeOffset.MaxValue;

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private DateTimeOffset End(TimeSpan wait)
    {
        var now = clock.GetUtcNow();
        return wait == Timeout.InfiniteTimeSpan || wait > DateTimeOffset.MaxValue - now ? DateTimeOffset.MaxValue : now + wait;
    }

    private async Task PauseAsync(Task news, TimeSpan longest, CancellationToken cancellationToken)
    {
        await news.WaitAsync(Rounded(longest), clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Begins an operation: the time it happens at, with all locks and lives ended that are over by then.</summary>
    private DateTimeOffset Begin()
    {
        if (closed)
        {
            throw new BusFault(BusFaultKind.Closed, Path, "The local Service Bus is stopped.");
        }

        var now = clock.GetUtcNow();
        foreach (var hold in held.Where(hold => hold.LockedUntil <= now).ToList())
        {
            End(hold);
        }

        while (lockEnds.Count > 0 && lockEnds.Min is var first && first.Due <= now)
        {
            Return(locked[first.Token]);
        }

        while (expiries.TryPeek(out var message, out var due) && due <= now)
        {
            expiries.Dequeue();
            Expire(message);
        }

        return now;
    }

    /// <summary>Lets time pass for those who wait when nobody else calls: receivers here and at the dead letters.</summary>
    private void Tick()
    {
        lock (gate)
        {
            if (closed)
            {
                return;
            }

            try
            {
                alarmAt = DateTimeOffset.MaxValue;
                SetAlarm(Begin());
            }
            catch (BusFault)
            {
                // the disk is full: what is over stays over, and the next call or second tries again
                alarm.Change(AfterFault, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void WatchLock(Delivery delivery)
    {
        lockEnds.Add((delivery.LockedUntil, delivery.LockToken));
        SetAlarm(clock.GetUtcNow());
    }

    private void ForgetLock(Delivery delivery) => lockEnds.Remove((delivery.LockedUntil, delivery.LockToken));

    /// <summary>A message that is locked or deferred when its life ends is looked at again when it comes back.</summary>
    private void WatchExpiry(AcceptedMessage message)
    {
        if (DeadLetters is not null && Life(message) is { } life && life < DateTimeOffset.MaxValue - message.EnqueuedTime)
        {
            expiries.Enqueue(message, message.EnqueuedTime + life);
            SetAlarm(clock.GetUtcNow());
        }
    }

    private TimeSpan? Life(AcceptedMessage message) =>
        message.TimeToLive < Definition.DefaultMessageTimeToLive ? message.TimeToLive : Definition.DefaultMessageTimeToLive ?? message.TimeToLive;

    private void Expire(AcceptedMessage message)
    {
        var number = message.SequenceNumber;
        var lane = LaneOf(Definition.RequiresSession ? message.SessionId! : "");
        if (lane.Waiting.TryGetValue(number, out var waiting) || deferred.TryGetValue(number, out waiting))
        {
            if (Definition.DeadLetteringOnMessageExpiration)
            {
                MoveToDeadLetters(waiting, "TTLExpiredException", "The message expired and was dead lettered.");
            }
            else
            {
                Finish([waiting]);
            }

            lane.Waiting.Remove(number);
            deferred.Remove(number);
        }

        Index(lane);
    }

    private void SetAlarm(DateTimeOffset now)
    {
        var next = DateTimeOffset.MaxValue;
        if (lockEnds.Count > 0)
        {
            next = lockEnds.Min.Due;
        }

        if (expiries.TryPeek(out _, out var expiry) && expiry < next)
        {
            next = expiry;
        }

        next = held.Count > 0 && held.Min(hold => hold.LockedUntil) is var end && end < next ? end : next;
        if (next < alarmAt && !closed)
        {
            alarmAt = next;
            alarm.Change(next <= now ? TimeSpan.Zero : Rounded(next - now), Timeout.InfiniteTimeSpan);
        }
    }

    // Timers count whole milliseconds: a shorter pause would be none.
    private static TimeSpan Rounded(TimeSpan pause) =>
        TimeSpan.FromMilliseconds(Math.Ceiling(Math.Min(pause.TotalMilliseconds, LongestPause.TotalMilliseconds)));

    private Lane LaneOf(string session)
    {
        if (!lanes.TryGetValue(session, out var lane))
        {
            lanes[session] = lane = new Lane(session);
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
        if (sessions != Definition.RequiresSession)
        {
            throw new BusFault(BusFaultKind.SessionsMismatch, Path, Definition.RequiresSession
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
