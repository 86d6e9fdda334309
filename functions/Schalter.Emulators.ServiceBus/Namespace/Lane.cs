namespace Schalter.Emulators.ServiceBus.Namespace;

/// <summary>A receiver's claim on one session of a subscription.</summary>
internal sealed class SessionHold(string sessionId, DateTimeOffset lockedUntil)
{
    public string SessionId { get; } = sessionId;

    public DateTimeOffset LockedUntil { get; set; } = lockedUntil;
}

/// <summary>Messages that must be handed out in order: one per session, or a single one where sessions are not used.</summary>
internal sealed class Lane(string session)
{
    public string Session => session;

    public SortedDictionary<long, Delivery> Waiting { get; } = [];

    /// <summary>Lock tokens of the session's messages that are handed out.</summary>
    public HashSet<Guid> Locked { get; } = [];

    public SessionHold? Hold { get; set; }

    public byte[]? State { get; set; }

    /// <summary>The number under which the lane stands among those that can be claimed; null: it does not.</summary>
    public long? Claimable { get; set; }

    public bool IsIdle => Waiting.Count == 0 && Hold is null && State is null;
}
