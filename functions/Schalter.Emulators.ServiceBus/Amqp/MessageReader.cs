using System.Globalization;
using Amqp.Framing;
using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>What a sender sent, as the namespace keeps it.</summary>
internal static class MessageReader
{
    public const string ScheduledTime = "x-opt-scheduled-enqueue-time";
    public const string PartitionKey = "x-opt-partition-key";

    /// <exception cref="AmqpFault">The bytes are no message, or have properties that the service does not take.</exception>
    public static BusMessage Read(byte[] bytes)
    {
        var sections = MessageSections.Of(bytes);
        var head = AmqpCodec.DecodeMessage(sections.Head);
        var annotations = head.MessageAnnotations?.Map is { } map ? PropertyFormat.Read(map) : [];
        var read = Properties(head.Properties ?? new Properties()) with
        {
            ScheduledEnqueueTime = annotations.Remove(ScheduledTime, out var time) && time is DateTime due ? new(due, TimeSpan.Zero) : null,
            PartitionKey = annotations.Remove(PartitionKey, out var key) ? key as string : null,
            Properties = head.ApplicationProperties?.Map is { } values ? PropertyFormat.Read(values) : PropertyValues.None,
            Annotations = annotations.Where(annotation => !MessageWriter.Own.Contains(annotation.Key)).ToDictionary(),
            Body = Join(sections),
            BodyIsEncoded = sections.Data.Count == 0 && sections.Body.Length > 0,
        };
        return head.Header is { } header ? WithHeader(read, header) : read;
    }

    /// <summary>The messages of a batch, one per data section.</summary>
    /// <exception cref="AmqpFault">The bytes are no batch.</exception>
    public static List<BusMessage> ReadBatch(byte[] bytes) => [.. MessageSections.Of(bytes).Data.Select(message => Read(message.ToArray()))];

    private static BusMessage Properties(Properties properties) => new()
    {
        MessageId = Text(properties.GetMessageId()) is { Length: > 0 } id ? id : Guid.NewGuid().ToString("N"),
        SessionId = properties.GroupId,
        Subject = properties.Subject,
        ContentType = properties.ContentType?.ToString(),
        ContentEncoding = properties.ContentEncoding?.ToString(),
        CorrelationId = Text(properties.GetCorrelationId()),
        To = properties.To,
        ReplyTo = properties.ReplyTo,
        ReplyToSessionId = properties.ReplyToGroupId,
        UserId = properties.UserId,
        GroupSequence = properties.HasField(11) ? properties.GroupSequence : null,
        CreationTime = properties.HasField(9) ? new(properties.CreationTime, TimeSpan.Zero) : null,
        AbsoluteExpiryTime = properties.HasField(8) ? new(properties.AbsoluteExpiryTime, TimeSpan.Zero) : null,
    };

    private static BusMessage WithHeader(BusMessage message, Header header) => message with
    {
        Durable = header.HasField(0) ? header.Durable : null,
        Priority = header.HasField(1) ? header.Priority : null,
        TimeToLive = header.HasField(2) && header.Ttl is > 0 and < uint.MaxValue ? TimeSpan.FromMilliseconds(header.Ttl) : Lifetime(message),
    };

    // A life longer than a header can say (49 days) is told by its end.
    private static TimeSpan? Lifetime(BusMessage message) =>
        message.AbsoluteExpiryTime > message.CreationTime ? message.AbsoluteExpiryTime - message.CreationTime : null;

    private static ReadOnlyMemory<byte> Join(MessageSections sections) => sections.Data switch
    {
        [] => sections.Body,
        [var only] => only,
        var many => many.SelectMany(part => part.ToArray()).ToArray(),
    };

    private static string? Text(object? id) => id switch
    {
        null => null,
        byte[] bytes => Convert.ToHexString(bytes),
        _ => Convert.ToString(id, CultureInfo.InvariantCulture),
    };
}
