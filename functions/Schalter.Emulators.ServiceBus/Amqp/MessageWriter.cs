using System.Collections.Frozen;
using Amqp.Framing;
using Amqp.Types;
using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>What a receiver gets to see.</summary>
internal static class MessageWriter
{
    private const string SequenceNumber = "x-opt-sequence-number";
    private const string EnqueuedSequenceNumber = "x-opt-enqueue-sequence-number";
    private const string EnqueuedTime = "x-opt-enqueued-time";
    private const string LockedUntil = "x-opt-locked-until";
    private const string MessageState = "x-opt-message-state";

    /// <summary>Annotations that only the service sets.</summary>
    public static FrozenSet<string> Own { get; } = FrozenSet.Create(
        StringComparer.Ordinal, SequenceNumber, EnqueuedSequenceNumber, EnqueuedTime, LockedUntil, MessageState, "x-opt-deadletter-source");

    /// <summary>An encoded message.</summary>
    public static byte[] Write(Delivery delivery)
    {
        var source = delivery.Message;
        var head = AmqpCodec.Encode(Header(delivery), Annotations(delivery), Properties(source), ApplicationProperties(delivery));
        return source.BodyIsEncoded ? [.. head, .. source.Body.Span] : MessageSections.WithData(head, source.Body.Span);
    }

    private static Header Header(Delivery delivery)
    {
        var header = new Header { Durable = delivery.Message.Durable ?? true, DeliveryCount = (uint)Math.Max(delivery.Count - 1, 0) };
        if (delivery.Message.Priority is { } priority)
        {
            header.Priority = priority;
        }

        if (delivery.Message.TimeToLive is { } live)
        {
            header.Ttl = (uint)Math.Min(live.TotalMilliseconds, uint.MaxValue);
        }

        return header;
    }

    private static MessageAnnotations Annotations(Delivery delivery)
    {
        var annotations = new MessageAnnotations();
        foreach (var (name, value) in delivery.Message.Annotations)
        {
            annotations[new Symbol(name)] = PropertyFormat.Write(value);
        }

        annotations[new Symbol(SequenceNumber)] = delivery.SequenceNumber;
        annotations[new Symbol(EnqueuedSequenceNumber)] = delivery.SequenceNumber;
        annotations[new Symbol(EnqueuedTime)] = delivery.Message.EnqueuedTime.UtcDateTime;
        Set(annotations, LockedUntil, delivery.LockToken == default ? null : delivery.LockedUntil.UtcDateTime);
        Set(annotations, MessageState, delivery.State == Namespace.DeliveryState.Active ? null : (int)delivery.State);
        Set(annotations, MessageReader.PartitionKey, delivery.Message.PartitionKey);
        Set(annotations, MessageReader.ScheduledTime, delivery.Message.ScheduledEnqueueTime?.UtcDateTime);
        return annotations;
    }

    private static void Set(MessageAnnotations annotations, string name, object? value)
    {
        if (value is not null)
        {
            annotations[new Symbol(name)] = value;
        }
    }

    private static Properties Properties(AcceptedMessage source)
    {
        var properties = new Properties
        {
            MessageId = source.MessageId,
            GroupId = source.SessionId,
            Subject = source.Subject,
            CorrelationId = source.CorrelationId,
            To = source.To,
            ReplyTo = source.ReplyTo,
            ReplyToGroupId = source.ReplyToSessionId,
            UserId = source.UserId,
            ContentType = source.ContentType is { } type ? new Symbol(type) : null,
            ContentEncoding = source.ContentEncoding is { } encoding ? new Symbol(encoding) : null,
        };
        SetTimes(properties, source);
        if (source.GroupSequence is { } place)
        {
            properties.GroupSequence = place;
        }

        return properties;
    }

    private static void SetTimes(Properties properties, AcceptedMessage source)
    {
        if (source.CreationTime is { } made)
        {
            properties.CreationTime = made.UtcDateTime;
        }

        if (source.AbsoluteExpiryTime is { } end)
        {
            properties.AbsoluteExpiryTime = end.UtcDateTime;
        }
    }

    private static ApplicationProperties ApplicationProperties(Delivery delivery)
    {
        var properties = new ApplicationProperties();
        foreach (var (name, value) in delivery.Properties())
        {
            properties[name] = PropertyFormat.Write(value);
        }

        return properties;
    }
}
