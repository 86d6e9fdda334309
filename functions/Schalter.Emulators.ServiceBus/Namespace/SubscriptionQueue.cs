using Schalter.Emulators.ServiceBus.Namespace.Filters;
using Schalter.Emulators.ServiceBus.Namespace.Journal;

namespace Schalter.Emulators.ServiceBus.Namespace;

/// <summary>A subscription, or the dead letters of one: peek-lock over lanes. Safe to call from many threads.</summary>
internal sealed partial class SubscriptionQueue : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Lane> lanes = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Delivery> locked = [];
    private readonly SortedDictionary<long, Delivery> deferred = [];
    private readonly RuleSet rules;
    private readonly TopicJournal journal;
    private readonly TimeProvider clock;
    private readonly ITimer alarm;
    private TaskCompletionSource changed = New();
    private long size;
    private bool closed;

    public SubscriptionQueue(
        string path, SubscriptionDefinition definition, long maxMessageBytes, TopicJournal journal, TimeProvider clock, SubscriptionQueue? deadLetters)
    {
        (Path, Definition, MaxMessageBytes, DeadLetters) = (path, definition, maxMessageBytes, deadLetters);
        (this.journal, this.clock) = (journal, clock);
        rules = new(path, definition, deadLetters is null ? null : journal.Rules);
        alarm = clock.CreateTimer(_ => Tick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary><c>topic/Subscriptions/name</c>, for dead letters with <c>/$DeadLetterQueue</c>.</summary>
    public string Path { get; }

    public SubscriptionDefinition Definition { get; }

    /// <summary>Its topic's limit; a session's state may be as large.</summary>
    public long MaxMessageBytes { get; }

    /// <summary>Null: these are the dead letters.</summary>
    public SubscriptionQueue? DeadLetters { get; }

    /// <summary>What the messages here take up, in bytes, with the dead letters.</summary>
    public long SizeInBytes => Interlocked.Read(ref size) + (DeadLetters?.SizeInBytes ?? 0);

    public IReadOnlyList<Rule> Rules => rules.All;

    public bool Takes(AcceptedMessage message) => rules.Pass(message);

    /// <inheritdoc cref="RuleSet.Add"/>
    public void AddRule(Rule rule) => rules.Add(rule);

    /// <inheritdoc cref="RuleSet.Remove"/>
    public void RemoveRule(string name) => rules.Remove(name);

    /// <summary>Takes a message in, unless it lacks the session this subscription sorts by: that one is a dead letter at once.</summary>
    public void Enqueue(Delivery delivery)
    {
        lock (gate)
        {
            Interlocked.Add(ref size, delivery.Message.SizeInBytes);
            if (Definition.RequiresSession && delivery.Message.SessionId is null)
            {
                MoveToDeadLetters(delivery, "Session id is null.", "The subscription requires sessions.");
                return;
            }

            PutBack(delivery);
            WatchExpiry(delivery.Message);
            Pulse();
        }
    }

    /// <summary>Hands out up to <paramref name="max"/> messages as soon as there is one; none when the time is over.</summary>
    /// <param name="hold">The session to receive from; null where sessions are not used.</param>
    /// <param name="max">Most messages to hand out.</param>
    /// <param name="wait">How long to wait for the first one; <see cref="Timeout.InfiniteTimeSpan"/> has no end.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is handed out then.</param>
    /// <param name="delete">Receive and delete: the messages are gone when this returns.</param>
    public async Task<IReadOnlyList<Delivery>> ReceiveAsync(
        SessionHold? hold, int max, TimeSpan wait, CancellationToken cancellationToken, bool delete = false)
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
                CheckMode(hold);
                var taken = Take(hold, max, now, delete);
                if (taken.Count > 0 || now >= end)
                {
                    return taken;
                }

                (news, pause) = (changed.Task, end - now);
            }

            await PauseAsync(news, pause, cancellationToken);
        }
    }

    /// <summary>Ends all waiting with a fault that is worth a retry.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            closed = true;
            alarm.Dispose();
            Pulse();
        }

        DeadLetters?.Dispose();
    }

    private List<Delivery> Take(SessionHold? hold, int max, DateTimeOffset now, bool delete)
    {
        if (!lanes.TryGetValue(hold?.SessionId ?? "", out var lane) || lane.Waiting.Count == 0)
        {
            return [];
        }

        var next = lane.Waiting.Values.Take(max).ToList();
        if (delete)
        {
            Finish(next);
        }

        foreach (var delivery in next)
        {
            lane.Waiting.Remove(delivery.SequenceNumber);
        }

        Index(lane);
        return delete ? [.. next.Select(Counted)] : [.. next.Select(delivery => Lock(delivery, hold, now))];
    }

    private void Finish(List<Delivery> done)
    {
        journal.Completed(Definition.Name, done.Select(delivery => delivery.SequenceNumber));
        done.ForEach(Leave);
    }

    private void Leave(Delivery delivery) => Interlocked.Add(ref size, -delivery.Message.SizeInBytes);

    private static Delivery Counted(Delivery delivery) => delivery with { Count = delivery.Count + 1 };

    private Delivery Lock(Delivery waiting, SessionHold? hold, DateTimeOffset now)
    {
        var until = hold?.LockedUntil ?? now + Definition.LockDuration;
        var delivery = Counted(waiting) with { LockToken = Guid.NewGuid(), LockedUntil = until };
        locked.Add(delivery.LockToken, delivery);
        if (hold is null)
        {
            WatchLock(delivery);
        }
        else
        {
            lanes[hold.SessionId].Locked.Add(delivery.LockToken);
        }

        return delivery;
    }

    /// <summary>Puts a message where it is when nobody has it.</summary>
    private void PutBack(Delivery delivery)
    {
        var resting = delivery with { LockToken = default, LockedUntil = default };
        if (delivery.State == DeliveryState.Deferred)
        {
            deferred[delivery.SequenceNumber] = resting;
            return;
        }

        var lane = LaneOf(Definition.RequiresSession ? delivery.Message.SessionId! : "");
        lane.Waiting[delivery.SequenceNumber] = resting;
        Index(lane);
    }

    private void MoveToDeadLetters(Delivery delivery, string? reason, string? description)
    {
        var dead = delivery with
        {
            Count = 0,
            State = DeliveryState.Active,
            LockToken = default,
            LockedUntil = default,
            DeadLetterReason = reason ?? delivery.DeadLetterReason,
            DeadLetterDescription = description ?? delivery.DeadLetterDescription,
        };
        journal.DeadLettered(Definition.Name, dead);
        Leave(delivery);
        DeadLetters!.Enqueue(dead);
    }
}
