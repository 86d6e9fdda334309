using System.Text;
using System.Text.Json.Serialization;

namespace Schalter.Emulators.ServiceBus.Namespace;

/// <summary>A message as its sender made it.</summary>
internal record BusMessage
{
    public string MessageId { get; init; } = "";

    public string? SessionId { get; init; }

    public string? Subject { get; init; }

    public string? ContentType { get; init; }

    public string? ContentEncoding { get; init; }

    public string? CorrelationId { get; init; }

    public string? PartitionKey { get; init; }

    public string? To { get; init; }

    public string? ReplyTo { get; init; }

    public string? ReplyToSessionId { get; init; }

    public byte[]? UserId { get; init; }

    public uint? GroupSequence { get; init; }

    public bool? Durable { get; init; }

    public byte? Priority { get; init; }

    public DateTimeOffset? CreationTime { get; init; }

    public DateTimeOffset? AbsoluteExpiryTime { get; init; }

    public TimeSpan? TimeToLive { get; init; }

    public DateTimeOffset? ScheduledEnqueueTime { get; init; }

    /// <summary>Application properties; see <see cref="PropertyValues"/> for the types.</summary>
    [JsonConverter(typeof(PropertyValues))]
    public IReadOnlyDictionary<string, object> Properties { get; init; } = PropertyValues.None;

    /// <summary>Message annotations that mean nothing to the namespace: handed on as they came.</summary>
    [JsonConverter(typeof(PropertyValues))]
    public IReadOnlyDictionary<string, object> Annotations { get; init; } = PropertyValues.None;

    [JsonConverter(typeof(MessageBody))]
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>
    /// False: <see cref="Body"/> is the content of the AMQP data section. True: the message has another sort of body
    /// (value or sequence), and <see cref="Body"/> holds those sections as they were encoded, descriptors included.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool BodyIsEncoded { get; init; }

    /// <summary>The bytes of body and values: a little less than the encoded message, whose size a listener checks.</summary>
    [JsonIgnore]
    public long SizeInBytes =>
        Body.Length + SizeOf(Properties) + SizeOf(Annotations)
        + Size(MessageId) + Size(SessionId) + Size(Subject) + Size(ContentType) + Size(ContentEncoding) + Size(CorrelationId)
        + Size(PartitionKey) + Size(To) + Size(ReplyTo) + Size(ReplyToSessionId) + Size(UserId);

    private static long SizeOf(IReadOnlyDictionary<string, object> values) =>
        values.Count == 0 ? 0 : values.Sum(property => Size(property.Key) + Size(property.Value));

    private static long Size(object? value) => value switch
    {
        null => 0,
        string text => Encoding.UTF8.GetByteCount(text) + 2,
        byte[] bytes => bytes.Length + 2,
        SymbolText symbol => symbol.Text.Length + 2,
        Uri address => Encoding.UTF8.GetByteCount(address.OriginalString),
        _ => 1,
    };
}
