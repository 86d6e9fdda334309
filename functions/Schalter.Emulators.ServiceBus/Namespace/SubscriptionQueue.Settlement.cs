namespace Schalter.Emulators.ServiceBus.Namespace;

internal sealed partial class SubscriptionQueue
{
    /// <exception cref="BusFault">MessageLockLost, SessionLockLost: the lock is over. So with every way to settle.</exception>
    public void Complete(Guid lockToken)
    {
        lock (gate)
        {
            var delivery = Locked(lockToken);
            Finish([delivery]);
            Unlock(delivery);
        }
    }

    /// <summary>Gives the message back at once; a deferred one stays deferred.</summary>
    /// <param name="lockToken">As handed out.</param>
    /// <param name="changes">Application properties to set.</param>
    public void Abandon(Guid lockToken, IReadOnlyDictionary<string, object>? changes = null)
    {
        lock (gate)
        {
            Return(Locked(lockToken).With(changes));
        }
    }

    /// <summary>Sets the message aside: from now on it is received by its sequence number only.</summary>
    public void Defer(Guid lockToken, IReadOnlyDictionary<string, object>? changes = null)
    {
        lock (gate)
        {
            var delivery = Locked(lockToken).With(changes) with { State = DeliveryState.Deferred };
            journal.Deferred(Definition.Name, delivery);
            Unlock(delivery);
            PutBack(delivery);
        }
    }

    /// <summary>Moves the message to the dead letters; what is a dead letter already stays one.</summary>
    public void DeadLetter(Guid lockToken, string? reason, string? description, IReadOnlyDictionary<string, object>? changes = null)
    {
        lock (gate)
        {
            var delivery = Locked(lockToken).With(changes);
            if (DeadLetters is null)
            {
                Return(delivery);
                return;
            }

            MoveToDeadLetters(delivery, reason, description);
            Unlock(delivery);
        }
    }

    /// <summary>Begins the lock anew.</summary>
    /// <returns>When it ends now.</returns>
    public DateTimeOffset Renew(Guid lockToken)
    {
        lock (gate)
        {
            var delivery = Locked(lockToken);
            CheckMode(sessions: false);
            ForgetLock(delivery);
            delivery = delivery with { LockedUntil = clock.GetUtcNow() + Definition.LockDuration };
            locked[lockToken] = delivery;
            WatchLock(delivery);
            return delivery.LockedUntil;
        }
    }

    private Delivery Locked(Guid lockToken)
    {
        Begin();
        return locked.TryGetValue(lockToken, out var delivery)
            ? delivery
            : throw new BusFault(
                Definition.RequiresSession ? BusFaultKind.SessionLockLost : BusFaultKind.MessageLockLost, Path,
                "The lock is over: it expired, or the message was settled already.");
    }

    private void Return(Delivery delivery)
    {
        if (delivery.Count >= Definition.MaxDeliveryCount && DeadLetters is not null)
        {
            MoveToDeadLetters(delivery, "MaxDeliveryCountExceeded", $"Delivered {delivery.Count} times without being completed.");
            Unlock(delivery);
            return;
        }

        journal.Returned(Definition.Name, delivery);
        Unlock(delivery);
        PutBack(delivery);
        WatchExpiry(delivery.Message);
    }

    private void Unlock(Delivery delivery)
    {
        locked.Remove(delivery.LockToken);
        ForgetLock(delivery);
        if (Definition.RequiresSession && lanes.TryGetValue(delivery.Message.SessionId!, out var lane))
        {
            lane.Locked.Remove(delivery.LockToken);
        }

        Pulse();
    }
}
