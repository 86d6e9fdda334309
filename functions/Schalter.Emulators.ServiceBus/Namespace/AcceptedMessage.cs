using System.Text.Json.Serialization;

namespace Schalter.Emulators.ServiceBus.Namespace;

/// <summary>A message the topic took in: from here on it is promised to every subscription named.</summary>
internal sealed record AcceptedMessage : BusMessage
{
    public AcceptedMessage(BusMessage message)
        : base(message)
    {
    }

    [JsonConstructor]
    public AcceptedMessage()
    {
    }

    [JsonPropertyOrder(-3)]
    public long SequenceNumber { get; init; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset AcceptedTime { get; init; }

    /// <summary>Its time has not come: it waits with the topic, under a number that ends with the waiting.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsScheduled { get; init; }

    /// <summary>When it became receivable: on arrival, or when its scheduled time had come; until then, that time.</summary>
    [JsonPropertyOrder(-2)]
    public DateTimeOffset EnqueuedTime { get; init; }

    /// <summary>Decided when it becomes receivable: empty while a message is scheduled.</summary>
    [JsonPropertyOrder(-1)]
    public IReadOnlyList<string> Subscriptions { get; init; } = [];
}
