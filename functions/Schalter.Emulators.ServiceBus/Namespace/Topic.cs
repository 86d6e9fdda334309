namespace Schalter.Emulators.ServiceBus.Namespace;

/// <summary>Takes messages in, once each, and gives every subscription whose filter they pass a copy.</summary>
internal sealed class Topic : IDisposable
{
    /// <summary>Timers cannot be set for more than 49 days; waking up once too often does no harm.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private readonly Lock gate = new();
    private readonly PriorityQueue<AcceptedMessage, (DateTimeOffset Due, long Sequence)> scheduled = new();
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
        journal = new(folder, definition.Name);
        duplicates = new(definition.DuplicateDetectionWindow);
        subscriptions = definition.Subscriptions.ToDictionary(subscription => subscription.Name, Create, StringComparer.OrdinalIgnoreCase);
        alarm = clock.CreateTimer(_ => EnqueueDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Restore(journal.Load(duplicates, clock.GetUtcNow()));
    }

    public TopicDefinition Definition { get; }

    public long MaxMessageBytes => Definition.MaxMessageSizeInKilobytes * 1024L;

    /// <summary>A subscription by name, or its dead letters by <c>name/$DeadLetterQueue</c>; null if there is none.</summary>
    public SubscriptionQueue? Find(string subscription) =>
        subscription.EndsWith(JournalContent.DeadLetterSuffix, StringComparison.OrdinalIgnoreCase)
            ? subscriptions.GetValueOrDefault(subscription[..^JournalContent.DeadLetterSuffix.Length])?.DeadLetters
            : subscriptions.GetValueOrDefault(subscription);

    /// <summary>Accepts all of the batch or nothing; when it returns the messages survive a restart.</summary>
    public void Accept(IReadOnlyList<BusMessage> batch)
    {
        lock (gate)
        {
            Check(batch);
            var now = clock.GetUtcNow();
            var accepted = duplicates.New(batch, now).Select((message, place) => Number(message, now, place)).ToList();
            journal.Accepted(accepted);
            lastSequence += accepted.Count;
            foreach (var message in accepted)
            {
                duplicates.Remember(message.MessageId, now);
                Publish(message, now);
            }

            SetAlarm(now);
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
                subscription.Close();
            }

            journal.Dispose();
        }
    }

    private SubscriptionQueue Create(SubscriptionDefinition definition)
    {
        var path = $"{Definition.Name}/Subscriptions/{definition.Name}";
        var dead = definition with
        {
            Name = definition.Name + JournalContent.DeadLetterSuffix,
            RequiresSession = false,
            MaxDeliveryCount = int.MaxValue,
            Filters = null,
        };
        return new(path, definition, journal, clock, new(path + JournalContent.DeadLetterSuffix, dead, journal, clock, null));
    }

    private void Check(IReadOnlyList<BusMessage> batch)
    {
        if (closed)
        {
            throw new BusFault(BusFaultKind.Closed, Definition.Name, "The local Service Bus is stopped.");
        }

        if (batch.Sum(message => message.SizeInBytes) is var size && size > MaxMessageBytes)
        {
            throw new BusFault(BusFaultKind.MessageTooLarge, Definition.Name, $"{size} bytes are more than the {MaxMessageBytes} of this topic.");
        }
    }

    private AcceptedMessage Number(BusMessage message, DateTimeOffset now, int place) => new(message)
    {
        SequenceNumber = lastSequence + 1 + place,
        EnqueuedTime = message.ScheduledEnqueueTime is { } later && later > now ? later : now,
        Subscriptions = [.. Definition.Subscriptions.Where(subscription => subscription.Takes(message)).Select(subscription => subscription.Name)],
    };

    private void Publish(AcceptedMessage message, DateTimeOffset now)
    {
        if (message.EnqueuedTime > now)
        {
            scheduled.Enqueue(message, (message.EnqueuedTime, message.SequenceNumber));
            return;
        }

        foreach (var subscription in message.Subscriptions)
        {
            subscriptions[subscription].Enqueue(new Delivery(message));
        }
    }

    private void EnqueueDue()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            while (!closed && scheduled.TryPeek(out var next, out var when) && when.Due <= now)
            {
                scheduled.Dequeue();
                Publish(next, now);
            }

            SetAlarm(now);
        }
    }

    private void SetAlarm(DateTimeOffset now)
    {
        if (!closed && scheduled.TryPeek(out _, out var when))
        {
            var pause = when.Due - now;
            alarm.Change(pause < LongestPause ? pause : LongestPause, Timeout.InfiniteTimeSpan);
        }
    }

    private void Restore(JournalContent content)
    {
        lastSequence = content.LastSequence;
        var now = clock.GetUtcNow();
        foreach (var message in content.Messages)
        {
            duplicates.Remember(message.MessageId, message.EnqueuedTime);
            Restore(content, message with { Subscriptions = [.. message.Subscriptions.Where(subscriptions.ContainsKey)] }, now);
        }

        foreach (var state in content.SessionStates)
        {
            subscriptions.GetValueOrDefault(state.Subscription)?.RestoreState(state.Session!, state.State);
        }

        SetAlarm(now);
    }

    private void Restore(JournalContent content, AcceptedMessage message, DateTimeOffset now)
    {
        if (message.EnqueuedTime > now)
        {
            Publish(message, now);
            return;
        }

        foreach (var name in message.Subscriptions)
        {
            if (content.Waiting(message, name) is { } waiting)
            {
                subscriptions[name].Enqueue(waiting);
            }
            else if (content.Dead(message, name) is { } dead)
            {
                subscriptions[name].DeadLetters!.Enqueue(dead);
            }
        }
    }
}
