namespace Schalter.Emulators.ServiceBus.Namespace;

/// <summary>The two journals of a topic, read together.</summary>
internal sealed record JournalContent(IReadOnlyList<AcceptedMessage> Messages, IReadOnlyList<Settlement> Settlements)
{
    public const string DeadLetterSuffix = "/$DeadLetterQueue";

    private readonly Dictionary<(string Subscription, long Sequence), Settlement> last = Settlements
        .Where(settlement => settlement.Outcome is Outcome.Completed or Outcome.Returned or Outcome.DeadLettered)
        .GroupBy(settlement => (settlement.Subscription, settlement.Sequence))
        .ToDictionary(group => group.Key, group => group.Last());

    /// <summary>Sequence numbers up to this one were given out before, also to messages long forgotten.</summary>
    public long LastSequence => Messages.Select(message => message.SequenceNumber)
        .Concat(Settlements.Select(settlement => settlement.Sequence)).DefaultIfEmpty().Max();

    public IEnumerable<Settlement> SessionStates => Settlements
        .Where(settlement => settlement.Outcome == Outcome.SessionState)
        .GroupBy(settlement => (settlement.Subscription, settlement.Session))
        .Select(group => group.Last())
        .Where(settlement => settlement.State is not null);

    /// <summary>The copy as it stands in the subscription; null if it has left it.</summary>
    public Delivery? Waiting(AcceptedMessage message, string subscription) =>
        last.GetValueOrDefault((subscription, message.SequenceNumber)) switch
        {
            null => new Delivery(message),
            { Outcome: Outcome.Returned } returned => new Delivery(message) { Count = returned.Count ?? 0 },
            _ => null,
        };

    /// <summary>The copy as it stands among the subscription's dead letters; null if it is not there.</summary>
    public Delivery? Dead(AcceptedMessage message, string subscription) =>
        last.GetValueOrDefault((subscription, message.SequenceNumber)) is { Outcome: Outcome.DeadLettered } died
        && Waiting(message, subscription + DeadLetterSuffix) is { } delivery
            ? delivery with { DeadLetterReason = died.Reason, DeadLetterDescription = died.Description }
            : null;

    /// <summary>Without the messages that nobody waits for and that no duplicate can meet any more.</summary>
    public JournalContent Needed(DuplicateHistory duplicates, DateTimeOffset now)
    {
        var kept = Messages.Where(message => duplicates.IsRemembered(message.EnqueuedTime, now) || IsAwaited(message, now)).ToList();
        var numbers = kept.Select(message => message.SequenceNumber).ToHashSet();
        return new(kept, [
            new Settlement("", LastSequence, Outcome.Compacted),
            .. last.Values.Where(settlement => numbers.Contains(settlement.Sequence)),
            .. SessionStates]);
    }

    private bool IsAwaited(AcceptedMessage message, DateTimeOffset now) => message.Subscriptions.Any(subscription =>
        (Waiting(message, subscription) is not null && !message.IsExpired(now)) || Dead(message, subscription) is not null);
}
