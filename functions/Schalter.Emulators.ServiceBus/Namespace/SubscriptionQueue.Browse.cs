namespace Schalter.Emulators.ServiceBus.Namespace;

internal sealed partial class SubscriptionQueue
{
    /// <summary>
    /// Shows what is there without locking it, in order: waiting, locked and deferred messages. Scheduled ones are still
    /// with the topic (<see cref="Topic.Peek"/>), as in a real namespace.
    /// </summary>
    /// <param name="fromSequence">The first sequence number of interest.</param>
    /// <param name="max">Most messages to show.</param>
    /// <param name="session">Only this session's; null: all.</param>
    public IReadOnlyList<Delivery> Peek(long fromSequence, int max, string? session)
    {
        lock (gate)
        {
            Begin();
            var waiting = session is null || !Definition.RequiresSession
                ? lanes.Values.SelectMany(lane => lane.Waiting.Values)
                : lanes.GetValueOrDefault(session)?.Waiting.Values ?? Enumerable.Empty<Delivery>();
            return [.. waiting.Concat(locked.Values).Concat(deferred.Values)
                .Where(delivery => delivery.SequenceNumber >= fromSequence && (session is null || delivery.Message.SessionId == session))
                .OrderBy(delivery => delivery.SequenceNumber)
                .Take(max)
                .Select(delivery => delivery with { LockToken = default })];
        }
    }

    /// <summary>Hands out deferred messages, all that are named or none.</summary>
    /// <exception cref="BusFault">MessageNotFound: one of them is not deferred (any more), or somebody has it.</exception>
    public IReadOnlyList<Delivery> ReceiveDeferred(IReadOnlyList<long> sequenceNumbers, SessionHold? hold, bool delete)
    {
        lock (gate)
        {
            var now = Begin();
            CheckMode(hold);
            var wanted = sequenceNumbers.Distinct().Select(number => Deferred(number, hold)).ToList();
            if (delete)
            {
                Finish(wanted);
            }

            foreach (var delivery in wanted)
            {
                deferred.Remove(delivery.SequenceNumber);
            }

            return delete ? [.. wanted.Select(Counted)] : [.. wanted.Select(delivery => Lock(delivery, hold, now))];
        }
    }

    private Delivery Deferred(long number, SessionHold? hold) =>
        deferred.TryGetValue(number, out var delivery) && (hold is null || delivery.Message.SessionId == hold.SessionId)
            ? delivery
            : throw new BusFault(BusFaultKind.MessageNotFound, Path, $"No deferred message has the sequence number {number}.");
}
