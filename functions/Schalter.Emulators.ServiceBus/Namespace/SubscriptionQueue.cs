namespace Schalter.Emulators.ServiceBus.Namespace;

/// <summary>A subscription, or the dead letters of one: peek-lock over lanes. Safe to call from many threads.</summary>
internal sealed partial class SubscriptionQueue(
    string path, SubscriptionDefinition definition, TopicJournal journal, TimeProvider clock, SubscriptionQueue? deadLetters)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Lane> lanes = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Delivery> locked = [];
    private readonly List<SessionHold> held = [];
    private TaskCompletionSource changed = New();
    private bool closed;

    public string Path => path;

    public SubscriptionDefinition Definition => definition;

    public SubscriptionQueue? DeadLetters => deadLetters;

    /// <summary>Takes a message in, unless it lacks the session this subscription sorts by: that one is a dead letter at once.</summary>
    public void Enqueue(Delivery delivery)
    {
        lock (gate)
        {
            if (definition.RequiresSession && delivery.Message.SessionId is null)
            {
                MoveToDeadLetters(delivery, "Session id is null.", "The subscription requires sessions.");
                return;
            }

            LaneOf(delivery.Message).Waiting[delivery.Message.SequenceNumber] = delivery;
            Pulse();
        }
    }

    /// <summary>Hands out up to <paramref name="max"/> messages as soon as there is one; none when the time is over.</summary>
    /// <param name="hold">The session to receive from; null where sessions are not used.</param>
    /// <param name="max">Most messages to hand out.</param>
    /// <param name="wait">How long to wait for the first one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<Delivery>> ReceiveAsync(SessionHold? hold, int max, TimeSpan wait, CancellationToken cancellationToken)
    {
        var end = clock.GetUtcNow() + wait;
        while (true)
        {
            Task news;
            TimeSpan pause;
            lock (gate)
            {
                var now = Begin();
                CheckMode(hold);
                var taken = Take(hold, max, now);
                if (taken.Count > 0 || now >= end)
                {
                    return taken;
                }

                (news, pause) = (changed.Task, NextChange(now, end) - now);
            }

            await PauseAsync(news, pause, cancellationToken);
        }
    }

    public void Complete(Guid lockToken)
    {
        lock (gate)
        {
            var delivery = Locked(lockToken);
            journal.Completed(definition.Name, delivery.Message.SequenceNumber);
            Unlock(delivery);
        }
    }

    public void Abandon(Guid lockToken, IReadOnlyDictionary<string, object> changes)
    {
        lock (gate)
        {
            var delivery = Locked(lockToken);
            Return(delivery with { Changes = delivery.Changes.Concat(changes).GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Last().Value) });
        }
    }

    public void DeadLetter(Guid lockToken, string? reason, string? description)
    {
        lock (gate)
        {
            var delivery = Locked(lockToken);
            MoveToDeadLetters(delivery, reason, description);
            Unlock(delivery);
        }
    }

    /// <summary>Ends all waiting with a fault that is worth a retry.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            Pulse();
        }

        deadLetters?.Close();
    }

    private List<Delivery> Take(SessionHold? hold, int max, DateTimeOffset now)
    {
        List<Delivery> taken = [];
        if (!lanes.TryGetValue(hold?.SessionId ?? "", out var lane))
        {
            return taken;
        }

        while (taken.Count < max && lane.Waiting.Count > 0)
        {
            var (place, first) = lane.Waiting.First();
            lane.Waiting.Remove(place);
            if (first.Message.IsExpired(now))
            {
                journal.Completed(definition.Name, place);
                continue;
            }

            var until = hold?.LockedUntil ?? now + definition.LockDuration;
            var delivery = first with { Count = first.Count + 1, LockToken = Guid.NewGuid(), LockedUntil = until };
            locked.Add(delivery.LockToken, delivery);
            taken.Add(delivery);
        }

        return taken;
    }

    private Delivery Locked(Guid lockToken)
    {
        Begin();
        return locked.TryGetValue(lockToken, out var delivery)
            ? delivery
            : throw new BusFault(
                definition.RequiresSession ? BusFaultKind.SessionLockLost : BusFaultKind.MessageLockLost, path,
                "The lock is over: it expired, or the message was settled already.");
    }

    private void Return(Delivery delivery)
    {
        if (delivery.Count >= definition.MaxDeliveryCount && deadLetters is not null)
        {
            MoveToDeadLetters(delivery, "MaxDeliveryCountExceeded", $"Delivered {delivery.Count} times without being completed.");
        }
        else
        {
            journal.Returned(definition.Name, delivery.Message.SequenceNumber, delivery.Count);
            LaneOf(delivery.Message).Waiting[delivery.Message.SequenceNumber] = delivery;
        }

        Unlock(delivery);
    }

    private void Unlock(Delivery delivery)
    {
        locked.Remove(delivery.LockToken);
        Pulse();
    }

    private void MoveToDeadLetters(Delivery delivery, string? reason, string? description)
    {
        var dead = delivery with { Count = 0, DeadLetterReason = reason, DeadLetterDescription = description };
        journal.DeadLettered(definition.Name, dead);
        (deadLetters ?? this).Enqueue(dead);
    }
}
