namespace Schalter.Emulators.ServiceBus.Namespace;

internal enum BusFaultKind
{
    EntityNotFound,
    MessageLockLost,
    SessionLockLost,
    SessionTaken,
    NoSessionInTime,
    MessageTooLarge,
    MessageNotFound,
    SessionsMismatch,
    RuleExists,
    RuleNotFound,
    InvalidFilter,
    QuotaExceeded,
    Closed,
    Busy,
}

/// <summary>Why the namespace refuses; each way of speaking to it words it in its own terms.</summary>
internal sealed class BusFault(BusFaultKind kind, string entity, string message, Exception? cause = null) : Exception(message, cause)
{
    public BusFaultKind Kind { get; } = kind;

    public string Entity { get; } = entity;
}
