namespace Schalter.Emulators.ServiceBus.Namespace;

/// <summary>One subscription's copy of a message: handed out under a lock, and back in its old place if it is not settled in time.</summary>
internal sealed record Delivery(AcceptedMessage Message)
{
    /// <summary>How often it has been handed out.</summary>
    public int Count { get; init; }

    public Guid LockToken { get; init; }

    public DateTimeOffset LockedUntil { get; init; }

    public string? DeadLetterReason { get; init; }

    public string? DeadLetterDescription { get; init; }

    /// <summary>Set by a receiver when it gave the message back.</summary>
    public IReadOnlyDictionary<string, object> Changes { get; init; } = new Dictionary<string, object>();
}

/// <summary>A receiver's claim on one session of a subscription.</summary>
internal sealed class SessionHold(string sessionId, DateTimeOffset lockedUntil)
{
    public string SessionId { get; } = sessionId;

    public DateTimeOffset LockedUntil { get; set; } = lockedUntil;
}

/// <summary>Messages that must be handed out in order: one per session, or a single one where sessions are not used.</summary>
internal sealed class Lane
{
    public SortedDictionary<long, Delivery> Waiting { get; } = [];

    public SessionHold? Hold { get; set; }

    public byte[]? State { get; set; }

    public bool IsIdle => Waiting.Count == 0 && Hold is null && State is null;
}
