using Schalter.Emulators.ServiceBus.Namespace.Journal;

namespace Schalter.Emulators.ServiceBus.Namespace;

internal sealed partial class Topic
{
    /// <summary>Timers cannot be set for more than 49 days; waking up once too often does no harm.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(1);

    private readonly SortedDictionary<long, AcceptedMessage> scheduled = [];
    private readonly PriorityQueue<long, (DateTimeOffset Due, long Sequence)> dueTimes = new();
    private long scheduledBytes;

    /// <summary>Accepts messages for later, all or nothing; one whose time has come already is received at once.</summary>
    /// <returns>Numbers by which they can be cancelled until their time comes; then each gets a new one, as of its arrival.</returns>
    public IReadOnlyList<long> Schedule(IReadOnlyList<BusMessage> batch) => Accept(batch);

    /// <summary>Takes scheduled messages back, all or none.</summary>
    /// <exception cref="BusFault">MessageNotFound: one is not scheduled (any more).</exception>
    public void CancelScheduled(IReadOnlyList<long> sequenceNumbers)
    {
        lock (gate)
        {
            Check([]);
            foreach (var number in sequenceNumbers)
            {
                if (!scheduled.ContainsKey(number))
                {
                    throw new BusFault(BusFaultKind.MessageNotFound, Definition.Name, $"No scheduled message has the sequence number {number}.");
                }
            }

            journal.Cancelled(sequenceNumbers);
            foreach (var number in sequenceNumbers)
            {
                Unschedule(number);
            }
        }
    }

    /// <summary>Shows scheduled messages without touching them, in order; those whose time has come are with the subscriptions.</summary>
    public IReadOnlyList<Delivery> Peek(long fromSequence, int max)
    {
        lock (gate)
        {
            Check([]);
            return [.. scheduled.Values.SkipWhile(message => message.SequenceNumber < fromSequence).Take(max)
                .Select(message => new Delivery(message) { State = DeliveryState.Scheduled })];
        }
    }

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
                EnqueueDue(clock.GetUtcNow());
                SetAlarm(clock.GetUtcNow());
            }
            catch (BusFault)
            {
                // the disk is full: nothing was enqueued, so try again
                alarm.Change(AfterFault, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void EnqueueDue(DateTimeOffset now)
    {
        while (dueTimes.TryPeek(out var number, out var when) && when.Due <= now)
        {
            if (scheduled.TryGetValue(number, out var waiting))
            {
                var message = waiting with { SequenceNumber = lastSequence + 1, EnqueuedTime = now, IsScheduled = false };
                message = message with { Subscriptions = Takers(message) };
                journal.Enqueued(number, message);
                lastSequence++;
                Unschedule(number);
                Publish(message);
            }

            dueTimes.Dequeue();
        }
    }

    private void Unschedule(long number)
    {
        if (scheduled.Remove(number, out var message))
        {
            scheduledBytes -= message.SizeInBytes;
        }
    }

    private void SetAlarm(DateTimeOffset now)
    {
        if (dueTimes.TryPeek(out _, out var when))
        {
            var pause = when.Due - now;
            alarm.Change(pause < TimeSpan.Zero ? TimeSpan.Zero : pause < LongestPause ? pause : LongestPause, Timeout.InfiniteTimeSpan);
        }
    }

    private void Restore()
    {
        var (messages, index) = journal.Load();
        lastSequence = index.LastSequence;
        foreach (var message in messages)
        {
            duplicates.Remember(message.MessageId, message.SequenceNumber, message.AcceptedTime);
            Restore(message, index);
        }

        foreach (var state in index.SessionStates)
        {
            subscriptions.GetValueOrDefault(state.Subscription)?.RestoreState(state.Session!, state.State);
        }

        Tick();
    }

    private void Restore(AcceptedMessage message, JournalIndex index)
    {
        if (message.IsScheduled)
        {
            Publish(message);
        }

        foreach (var queue in message.Subscriptions.Select(subscriptions.GetValueOrDefault).OfType<SubscriptionQueue>())
        {
            if (index.Waiting(message, queue.Definition.Name) is { } waiting)
            {
                queue.Enqueue(waiting);
            }
            else if (index.Dead(message, queue.Definition.Name) is { } dead)
            {
                queue.DeadLetters!.Enqueue(dead);
            }
        }
    }
}
