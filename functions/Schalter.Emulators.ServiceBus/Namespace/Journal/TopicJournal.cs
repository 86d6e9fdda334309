namespace Schalter.Emulators.ServiceBus.Namespace.Journal;

/// <summary>
/// A topic's memory across restarts: <c>{topic}.jsonl</c> has a line per accepted message (follow it with <c>tail -f</c>),
/// <c>{topic}.settled.jsonl</c> what became of them, <c>{topic}.rules.json</c> the rules that clients changed. Without a
/// folder nothing is kept. What returned from here has reached the operating system: it survives the end of the process,
/// however it ends. When the files have grown to twice what is needed, the operation that finds so rewrites them.
/// </summary>
internal sealed class TopicJournal : IDisposable
{
    private readonly Lock gate = new();
    private readonly LineFile<AcceptedMessage>? messages;
    private readonly LineFile<Settlement>? settlements;
    private readonly HashSet<string> subscriptions;
    private readonly DuplicateHistory duplicates;
    private readonly TimeProvider clock;
    private readonly long slack;
    private long longest;

    /// <param name="folder">Where the files are; null: nowhere.</param>
    /// <param name="topic">Names the files.</param>
    /// <param name="subscriptions">Those there are: with a subscription that is gone its messages are.</param>
    /// <param name="duplicates">Whose ids must be remembered.</param>
    /// <param name="clock">Decides how long.</param>
    /// <param name="slack">Bytes of finished messages that are not worth a rewrite.</param>
    public TopicJournal(
        string? folder, string topic, IEnumerable<string> subscriptions, DuplicateHistory duplicates, TimeProvider clock, long slack = 16 << 20)
    {
        this.subscriptions = subscriptions.ToHashSet(StringComparer.OrdinalIgnoreCase);
        (this.duplicates, this.clock, this.slack) = (duplicates, clock, slack);
        Rules = new(folder is null ? null : Path.Combine(folder, topic + ".rules.json"));
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
            messages = new(Path.Combine(folder, topic + ".jsonl"));
            settlements = new(Path.Combine(folder, topic + ".settled.jsonl"));
        }
    }

    public RuleFile Rules { get; }

    /// <summary>What was unfinished when the last run ended, and what duplicates may still meet.</summary>
    /// <exception cref="InvalidOperationException">A file is damaged.</exception>
    public (IReadOnlyList<AcceptedMessage> Messages, JournalIndex Index) Load()
    {
        if (messages is null)
        {
            return ([], new([]));
        }

        lock (gate)
        {
            Compact();
            var index = new JournalIndex(settlements!.Read());
            return ([.. messages.Read().Select(index.Current)], index);
        }
    }

    public void Accepted(IReadOnlyCollection<AcceptedMessage> batch) => Append(messages, batch);

    public void Completed(string subscription, IEnumerable<long> numbers) =>
        Append(settlements, numbers.Select(number => new Settlement(subscription, number, Outcome.Completed)));

    public void Returned(string subscription, Delivery delivery) => Append(subscription, delivery, Outcome.Returned);

    public void Deferred(string subscription, Delivery delivery) => Append(subscription, delivery, Outcome.Deferred);

    public void DeadLettered(string subscription, Delivery delivery) => Append(subscription, delivery, Outcome.DeadLettered);

    public void SessionState(string subscription, string session, byte[]? state) =>
        Append(settlements, [new(subscription, 0, Outcome.SessionState) { Session = session, State = state }]);

    public void Enqueued(long scheduled, AcceptedMessage message) => Append(settlements, [new("", scheduled, Outcome.Enqueued)
    {
        NewSequence = message.SequenceNumber,
        EnqueuedTime = message.EnqueuedTime,
        Subscriptions = message.Subscriptions,
    }]);

    public void Cancelled(IEnumerable<long> numbers) =>
        Append(settlements, numbers.Select(number => new Settlement("", number, Outcome.Cancelled)));

    public void Dispose()
    {
        lock (gate)
        {
            messages?.Dispose();
            settlements?.Dispose();
        }
    }

    private void Append(string subscription, Delivery delivery, Outcome outcome) =>
        Append(settlements, [new(subscription, delivery.SequenceNumber, outcome)
        {
            Count = delivery.Count,
            Reason = delivery.DeadLetterReason,
            Description = delivery.DeadLetterDescription,
            Changes = delivery.Changes.Count == 0 ? null : delivery.Changes,
        }]);

    private void Append<T>(LineFile<T>? file, IEnumerable<T> lines)
    {
        if (file is null)
        {
            return;
        }

        lock (gate)
        {
            file.Append(lines);
            if (messages!.Length + settlements!.Length > longest)
            {
                TryCompact();
            }
        }
    }

    private void TryCompact()
    {
        try
        {
            Compact();
        }
        catch (IOException)
        {
            // no space for a second copy: what was asked for is on disk, so go on and try again later
            longest = messages!.Length + settlements!.Length + slack;
        }
    }

    private void Compact()
    {
        var index = new JournalIndex(settlements!.Read());
        HashSet<long> awaited = [];
        // Messages first: a settlement without its message is harmless, a message without its settlement would come again.
        messages!.Rewrite(Kept(index, awaited));
        settlements.Rewrite(index.Needed(awaited));
        longest = (2 * (messages.Length + settlements.Length)) + slack;
    }

    private IEnumerable<AcceptedMessage> Kept(JournalIndex index, HashSet<long> awaited)
    {
        var now = clock.GetUtcNow();
        foreach (var message in messages!.Read().Select(index.Current).Select(WithoutGone))
        {
            if (index.IsAwaited(message))
            {
                awaited.Add(message.SequenceNumber);
                yield return message;
            }
            else if (duplicates.IsRemembered(message.AcceptedTime, now))
            {
                yield return message with { Body = default, Properties = PropertyValues.None, Annotations = PropertyValues.None, Subscriptions = [] };
            }
        }
    }

    private AcceptedMessage WithoutGone(AcceptedMessage message) => message.Subscriptions.All(subscriptions.Contains)
        ? message
        : message with { Subscriptions = [.. message.Subscriptions.Where(subscriptions.Contains)] };
}
