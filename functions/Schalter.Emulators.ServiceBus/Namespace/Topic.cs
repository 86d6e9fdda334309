using Schalter.Emulators.ServiceBus.Namespace.Journal;

namespace Schalter.Emulators.ServiceBus.Namespace;

/// <summary>Takes messages in, once each, and gives every subscription whose rules they pass a copy. Safe to call from many threads.</summary>
internal sealed partial class Topic : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, SubscriptionQueue> subscriptions;
    private readonly DuplicateHistory duplicates;
    private readonly TopicJournal journal;
    private readonly TimeProvider clock;
    private readonly ITimer alarm;
    private long lastSequence;
    private bool closed;

    public Topic(TopicDefinition definition, string? folder, TimeProvider clock)
    {
        Definition = definition;
        this.clock = clock;
        duplicates = new(definition.DuplicateDetectionWindow);
        journal = new(folder, definition.Name, definition.Subscriptions.Select(subscription => subscription.Name), duplicates, clock);
        subscriptions = definition.Subscriptions.ToDictionary(subscription => subscription.Name, Create, StringComparer.OrdinalIgnoreCase);
        alarm = clock.CreateTimer(_ => Tick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Restore();
    }

    public TopicDefinition Definition { get; }

    public long MaxMessageBytes => Definition.MaxMessageSizeInKilobytes * 1024L;

    public IEnumerable<SubscriptionQueue> Subscriptions => subscriptions.Values;

    /// <summary>A subscription by name, or its dead letters by <c>name/$DeadLetterQueue</c>; null if there is none.</summary>
    public SubscriptionQueue? Find(string subscription) =>
        subscription.EndsWith(JournalIndex.DeadLetterSuffix, StringComparison.OrdinalIgnoreCase)
            ? subscriptions.GetValueOrDefault(subscription[..^JournalIndex.DeadLetterSuffix.Length])?.DeadLetters
            : subscriptions.GetValueOrDefault(subscription);

    /// <summary>Accepts all of the batch or nothing; when it returns the messages survive a restart.</summary>
    /// <returns>Their sequence numbers, in the batch's order; a repeat has that of the first.</returns>
    /// <exception cref="BusFault">MessageTooLarge, QuotaExceeded, Busy (the disk is full), Closed.</exception>
    public IReadOnlyList<long> Accept(IReadOnlyList<BusMessage> batch)
    {
        lock (gate)
        {
            Check(batch);
            var now = clock.GetUtcNow();
            List<AcceptedMessage> accepted = [];
            Dictionary<string, long> own = new(StringComparer.Ordinal);
            var numbers = batch.Select(message => Number(message, now, accepted, own)).ToList();
            journal.Accepted(accepted);
            lastSequence += accepted.Count;
            foreach (var message in accepted)
            {
                duplicates.Remember(message.MessageId, message.SequenceNumber, now);
                Publish(message);
            }

            SetAlarm(now);
            return numbers;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            closed = true;
            alarm.Dispose();
            foreach (var subscription in subscriptions.Values)
            {
                subscription.Dispose();
            }

            journal.Dispose();
        }
    }

    private long MaxBytes => Definition.MaxSizeInMegabytes * 1024L * 1024L;

    private SubscriptionQueue Create(SubscriptionDefinition definition)
    {
        var path = $"{Definition.Name}/Subscriptions/{definition.Name}";
        var dead = definition with
        {
            Name = definition.Name + JournalIndex.DeadLetterSuffix,
            RequiresSession = false,
            MaxDeliveryCount = int.MaxValue,
            Filters = null,
        };
        return new(
            path, definition, MaxMessageBytes, journal, clock,
            new(path + JournalIndex.DeadLetterSuffix, dead, MaxMessageBytes, journal, clock, null));
    }

    private void Check(IReadOnlyList<BusMessage> batch)
    {
        if (closed)
        {
            throw new BusFault(BusFaultKind.Closed, Definition.Name, "The local Service Bus is stopped.");
        }

        if (batch.Select(message => message.SizeInBytes).DefaultIfEmpty().Max() is var size && size > MaxMessageBytes)
        {
            throw new BusFault(BusFaultKind.MessageTooLarge, Definition.Name, $"{size} bytes are more than the {MaxMessageBytes} of this topic.");
        }

        if (batch.Count > 0 && subscriptions.Values.Sum(subscription => subscription.SizeInBytes) + scheduledBytes > MaxBytes)
        {
            throw new BusFault(
                BusFaultKind.QuotaExceeded, Definition.Name, $"The messages of this topic take up the {Definition.MaxSizeInMegabytes} MB it may have.");
        }
    }

    private long Number(BusMessage message, DateTimeOffset now, List<AcceptedMessage> accepted, Dictionary<string, long> own)
    {
        if (duplicates.NumberOf(message.MessageId, now) is { } known)
        {
            return known;
        }

        if (Definition.DuplicateDetectionWindow is not null && own.TryGetValue(message.MessageId, out var twin))
        {
            return twin;
        }

        var later = message.ScheduledEnqueueTime > now ? message.ScheduledEnqueueTime : null;
        var numbered = new AcceptedMessage(message)
        {
            SequenceNumber = lastSequence + 1 + accepted.Count,
            AcceptedTime = now,
            EnqueuedTime = later ?? now,
            IsScheduled = later is not null,
            TimeToLive = message.TimeToLive < Definition.DefaultMessageTimeToLive
                ? message.TimeToLive
                : Definition.DefaultMessageTimeToLive ?? message.TimeToLive,
        };
        accepted.Add(numbered.IsScheduled ? numbered : numbered with { Subscriptions = Takers(numbered) });
        own[message.MessageId] = numbered.SequenceNumber;
        return numbered.SequenceNumber;
    }

    private List<string> Takers(AcceptedMessage message) =>
        [.. subscriptions.Values.Where(subscription => subscription.Takes(message)).Select(subscription => subscription.Definition.Name)];

    private void Publish(AcceptedMessage message)
    {
        if (message.IsScheduled)
        {
            scheduled.Add(message.SequenceNumber, message);
            scheduledBytes += message.SizeInBytes;
            dueTimes.Enqueue(message.SequenceNumber, (message.EnqueuedTime, message.SequenceNumber));
            return;
        }

        foreach (var subscription in message.Subscriptions)
        {
            subscriptions[subscription].Enqueue(new Delivery(message));
        }
    }
}
