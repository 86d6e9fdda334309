using System.Text;
using System.Text.Json.Serialization;

namespace Schalter.Emulators.ServiceBus.Namespace;

/// <summary>A message as its sender made it.</summary>
internal record BusMessage
{
    private const int HeaderBytes = 64;

    public string MessageId { get; init; } = "";

    public string? SessionId { get; init; }

    public string? Subject { get; init; }

    public string? ContentType { get; init; }

    public string? CorrelationId { get; init; }

    public string? PartitionKey { get; init; }

    public string? To { get; init; }

    public string? ReplyTo { get; init; }

    public TimeSpan? TimeToLive { get; init; }

    public DateTimeOffset? ScheduledEnqueueTime { get; init; }

    [JsonConverter(typeof(PropertyValues))]
    public IReadOnlyDictionary<string, object> Properties { get; init; } = new Dictionary<string, object>();

    [JsonConverter(typeof(MessageBody))]
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What counts against the topic's size limit, near enough to the encoded AMQP message.</summary>
    [JsonIgnore]
    public long SizeInBytes =>
        HeaderBytes + Body.Length
        + Properties.Sum(property => Encoding.UTF8.GetByteCount(property.Key) + Size(property.Value))
        + new[] { MessageId, SessionId, Subject, ContentType, CorrelationId, PartitionKey, To, ReplyTo }.Sum(Size);

    private static long Size(object? value) => value switch
    {
        null => 1,
        string text => Encoding.UTF8.GetByteCount(text) + 5,
        _ => 9,
    };
}

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

    /// <summary>When it became receivable: on arrival, or at its scheduled time.</summary>
    [JsonPropertyOrder(-2)]
    public DateTimeOffset EnqueuedTime { get; init; }

    [JsonPropertyOrder(-1)]
    public IReadOnlyList<string> Subscriptions { get; init; } = [];

    public bool IsExpired(DateTimeOffset now) => TimeToLive is { } live && now - EnqueuedTime >= live;
}
