namespace Schalter.Emulators.ServiceBus.Namespace.Journal;

/// <summary>The settlements of a topic, last word first: says where each of its messages stands.</summary>
internal sealed class JournalIndex
{
    public const string DeadLetterSuffix = "/$DeadLetterQueue";

    private readonly Dictionary<(string Subscription, long Sequence), Settlement> last = [];
    private readonly Dictionary<(string Subscription, string Session), Settlement> states = [];

    public JournalIndex(IEnumerable<Settlement> settlements)
    {
        foreach (var settlement in settlements)
        {
            LastSequence = Math.Max(LastSequence, Math.Max(settlement.Sequence, settlement.NewSequence ?? 0));
            switch (settlement.Outcome)
            {
                case Outcome.Compacted:
                    break;
                case Outcome.SessionState:
                    states[(settlement.Subscription, settlement.Session!)] = settlement;
                    break;
                default:
                    last[(settlement.Subscription, settlement.Sequence)] = settlement;
                    break;
            }
        }
    }

    /// <summary>Sequence numbers up to this one were given out before, also to messages long forgotten.</summary>
    public long LastSequence { get; private set; }

    public IEnumerable<Settlement> SessionStates => states.Values.Where(settlement => settlement.State is not null);

    /// <summary>
    /// The message as it is now: with its new number where its scheduled time has come, no longer scheduled where it was
    /// cancelled. Its number counts as given out from here on.
    /// </summary>
    public AcceptedMessage Current(AcceptedMessage message)
    {
        LastSequence = Math.Max(LastSequence, message.SequenceNumber);
        return last.GetValueOrDefault(("", message.SequenceNumber)) switch
        {
            { Outcome: Outcome.Enqueued } due => message with
            {
                IsScheduled = false,
                SequenceNumber = due.NewSequence ?? message.SequenceNumber,
                EnqueuedTime = due.EnqueuedTime ?? message.EnqueuedTime,
                Subscriptions = due.Subscriptions ?? [],
            },
            { Outcome: Outcome.Cancelled } => message with { IsScheduled = false },
            _ => message,
        };
    }

    /// <summary>The copy as it stands in the subscription; null if it has left it.</summary>
    public Delivery? Waiting(AcceptedMessage message, string subscription) =>
        last.GetValueOrDefault((subscription, message.SequenceNumber)) switch
        {
            null => new Delivery(message),
            { Outcome: Outcome.Returned or Outcome.Deferred } returned => new Delivery(message)
            {
                Count = returned.Count ?? 0,
                State = returned.Outcome == Outcome.Deferred ? DeliveryState.Deferred : DeliveryState.Active,
                Changes = returned.Changes ?? PropertyValues.None,
            },
            _ => null,
        };

    /// <summary>The copy as it stands among the subscription's dead letters; null if it is not there.</summary>
    public Delivery? Dead(AcceptedMessage message, string subscription) =>
        last.GetValueOrDefault((subscription, message.SequenceNumber)) is { Outcome: Outcome.DeadLettered } died
        && Waiting(message, subscription + DeadLetterSuffix) is { } delivery
            ? (delivery with { DeadLetterReason = died.Reason, DeadLetterDescription = died.Description, Changes = died.Changes ?? PropertyValues.None })
                .With(delivery.Changes)
            : null;

    public bool IsAwaited(AcceptedMessage current) => current.IsScheduled
        || current.Subscriptions.Any(subscription => Waiting(current, subscription) is not null || Dead(current, subscription) is not null);

    /// <summary>What must be remembered of the settlements when only these messages are kept.</summary>
    public IEnumerable<Settlement> Needed(HashSet<long> awaited) =>
    [
        new("", LastSequence, Outcome.Compacted),
        .. last.Values.Where(settlement => awaited.Contains(settlement.Sequence) && settlement.Subscription.Length > 0),
        .. SessionStates,
    ];
}
