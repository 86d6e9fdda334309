using System.Text.Json.Serialization;

namespace Schalter.Emulators.ServiceBus.Namespace.Journal;

internal enum Outcome
{
    Completed,
    Returned,
    Deferred,
    DeadLettered,
    SessionState,
    Enqueued,
    Cancelled,
    Compacted,
}

/// <summary>What became of one copy of a message, of a scheduled message (no subscription) or of a session's state.</summary>
internal sealed record Settlement(string Subscription, long Sequence, Outcome Outcome)
{
    public int? Count { get; init; }

    public string? Reason { get; init; }

    public string? Description { get; init; }

    public string? Session { get; init; }

    public byte[]? State { get; init; }

    [JsonConverter(typeof(PropertyValues))]
    public IReadOnlyDictionary<string, object>? Changes { get; init; }

    /// <summary>What a scheduled message became when its time had come.</summary>
    public long? NewSequence { get; init; }

    public DateTimeOffset? EnqueuedTime { get; init; }

    public IReadOnlyList<string>? Subscriptions { get; init; }
}
