namespace Schalter.Emulators.ServiceBus.Namespace;

internal enum Outcome
{
    Completed,
    Returned,
    DeadLettered,
    SessionState,
    Compacted,
}

/// <summary>What became of one copy of a message, or of a session's state.</summary>
internal sealed record Settlement(
    string Subscription, long Sequence, Outcome Outcome, int? Count = null, string? Reason = null, string? Description = null,
    string? Session = null, byte[]? State = null);

/// <summary>
/// A topic's memory across restarts: <c>{topic}.jsonl</c> has a line per accepted message (follow it with <c>tail -f</c>),
/// <c>{topic}.settled.jsonl</c> what the subscriptions made of them. Without a folder nothing is kept.
/// </summary>
internal sealed class TopicJournal : IDisposable
{
    private readonly LineFile<AcceptedMessage>? messages;
    private readonly LineFile<Settlement>? settlements;

    public TopicJournal(string? folder, string topic)
    {
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
            messages = new(Path.Combine(folder, topic + ".jsonl"));
            settlements = new(Path.Combine(folder, topic + ".settled.jsonl"));
        }
    }

    /// <summary>What was unfinished when the last run ended; what is finished and no longer needed is dropped from the files.</summary>
    public JournalContent Load(DuplicateHistory duplicates, DateTimeOffset now)
    {
        var all = new JournalContent(messages?.ReadAll() ?? [], settlements?.ReadAll() ?? []);
        var needed = all.Needed(duplicates, now);
        if (needed.Messages.Count < all.Messages.Count)
        {
            // Messages first: a settlement without its message is harmless, a message without its settlement would come again.
            messages?.Rewrite(needed.Messages);
            settlements?.Rewrite(needed.Settlements);
        }

        return needed;
    }

    public void Accepted(IEnumerable<AcceptedMessage> batch) => messages?.Append(batch);

    public void Completed(string subscription, long sequence) => Append(new(subscription, sequence, Outcome.Completed));

    public void Returned(string subscription, long sequence, int count) =>
        Append(new(subscription, sequence, Outcome.Returned, Count: count));

    public void DeadLettered(string subscription, Delivery delivery) => Append(new(
        subscription, delivery.Message.SequenceNumber, Outcome.DeadLettered,
        Reason: delivery.DeadLetterReason, Description: delivery.DeadLetterDescription));

    public void SessionState(string subscription, string session, byte[]? state) =>
        Append(new(subscription, 0, Outcome.SessionState, Session: session, State: state));

    public void Dispose()
    {
        messages?.Dispose();
        settlements?.Dispose();
    }

    private void Append(Settlement settlement) => settlements?.Append([settlement]);
}
