using Amqp.Framing;
using Amqp.Types;
using Schalter.Emulators.ServiceBus.Amqp;
using Schalter.Emulators.ServiceBus.Namespace;

namespace Azure.Messaging.ServiceBus;

/// <summary>The package's messages as AMQP has them.</summary>
internal static class MessageCodec
{
    /// <summary>Message format of a batch: each data section holds one encoded message, and all are taken or none.</summary>
    public const uint BatchFormat = 0x80013700;

    private static readonly Symbol ScheduledTime = "x-opt-scheduled-enqueue-time";
    private static readonly Symbol PartitionKey = "x-opt-partition-key";

    /// <exception cref="System.Runtime.Serialization.SerializationException">A property has a type that a message cannot carry.</exception>
    public static byte[] Encode(ServiceBusMessage message)
    {
        var properties = PropertiesOf(message);
        List<RestrictedDescribed> sections = [];
        if (Life(message, properties) is { } header)
        {
            sections.Add(header);
        }

        if (AnnotationsOf(message) is { } annotations)
        {
            sections.Add(annotations);
        }

        sections.Add(properties);
        if (message.ApplicationProperties.Count > 0)
        {
            sections.Add(ApplicationPropertiesOf(message.ApplicationProperties));
        }

        return AmqpCodec.Encode([.. sections, new Data { Binary = message.Body.ToArray() }]);
    }

    /// <summary>Several messages as one that is taken as a whole.</summary>
    public static byte[] Join(IReadOnlyList<byte[]> messages)
    {
        return AmqpCodec.Encode([.. messages.Select(message => new Data { Binary = message })]);
    }

    /// <summary>Values as a receiver may set them on a message it gives back.</summary>
    public static Fields Changes(IEnumerable<KeyValuePair<string, object>>? properties)
    {
        var fields = new Fields();
        PropertyValues.Check(properties ?? []);
        foreach (var (name, value) in properties ?? [])
        {
            fields[new Symbol(name)] = PropertyFormat.Write(value);
        }

        return fields;
    }

    /// <summary>The same as a request has them.</summary>
    public static Map Named(Fields changes)
    {
        var map = new Map();
        foreach (var (name, value) in changes)
        {
            map[name.ToString()!] = value;
        }

        return map;
    }

    private static Properties PropertiesOf(ServiceBusMessage message)
    {
        var properties = new Properties
        {
            MessageId = message.MessageId,
            GroupId = message.SessionId,
            Subject = message.Subject,
            CorrelationId = message.CorrelationId,
            To = message.To,
            ReplyTo = message.ReplyTo,
        };
        if (message.ContentType is { } type)
        {
            properties.ContentType = type;
        }

        return properties;
    }

    private static ApplicationProperties ApplicationPropertiesOf(IDictionary<string, object> values)
    {
        PropertyValues.Check(values);
        var properties = new ApplicationProperties();
        foreach (var (name, value) in values)
        {
            properties[name] = PropertyFormat.Write(value);
        }

        return properties;
    }

    // The header counts milliseconds in 32 bits, 49 days: a longer life is told by its two ends.
    private static Header? Life(ServiceBusMessage message, Properties properties)
    {
        var life = message.TimeToLive;
        if (life == TimeSpan.MaxValue)
        {
            return null;
        }

        var created = DateTime.UtcNow;
        properties.CreationTime = created;
        properties.AbsoluteExpiryTime = life < DateTime.MaxValue - created ? created + life : DateTime.MaxValue;
        return new() { Ttl = (uint)Math.Min(life.TotalMilliseconds, uint.MaxValue) };
    }

    private static MessageAnnotations? AnnotationsOf(ServiceBusMessage message)
    {
        var annotations = new MessageAnnotations();
        if (message.PartitionKey is { } key)
        {
            annotations[PartitionKey] = key;
        }

        if (message.ScheduledEnqueueTime != default)
        {
            annotations[ScheduledTime] = message.ScheduledEnqueueTime.UtcDateTime;
        }

        return annotations.Map.Count > 0 ? annotations : null;
    }
}
