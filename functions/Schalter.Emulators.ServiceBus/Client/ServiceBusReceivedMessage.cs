#nullable disable // as in the package, which says nothing about null: unset properties are null
using System.Globalization;
using Amqp;
using Amqp.Framing;
using Amqp.Types;
using Schalter.Emulators.ServiceBus.Amqp;
using Schalter.Emulators.ServiceBus.Client.Wire;

namespace Azure.Messaging.ServiceBus;

/// <summary>A message received under a lock: it comes again unless it is completed before the lock ends.</summary>
public class ServiceBusReceivedMessage
{
    private const string ReasonProperty = "DeadLetterReason";
    private const string DescriptionProperty = "DeadLetterErrorDescription";

    private static readonly Symbol SequenceAnnotation = "x-opt-sequence-number";
    private static readonly Symbol EnqueuedAnnotation = "x-opt-enqueued-time";
    private static readonly Symbol LockedAnnotation = "x-opt-locked-until";

    private readonly Message message;

    internal ServiceBusReceivedMessage(WireDelivery delivery)
    {
        Delivery = delivery;
        message = AmqpCodec.DecodeMessage(delivery.Message);
        Token = delivery.Tag.Length == 16 ? new Guid(delivery.Tag) : Guid.Empty;
        ApplicationProperties = message.ApplicationProperties?.Map is { } map ? PropertyFormat.Read(map) : new Dictionary<string, object>();
    }

    /// <exception cref="NotSupportedException">The body is no data section: another kind of sender made it.</exception>
    public BinaryData Body => message.BodySection switch
    {
        null => new BinaryData([]),
        Data data => new BinaryData(data.Binary),
        DataList list => new BinaryData(Enumerable.Range(0, list.Count).SelectMany(place => list[place].Binary).ToArray()),
        var other => throw new NotSupportedException($"The body of the message is {other.GetType().Name}, not data."),
    };

    public string MessageId => Convert.ToString(message.Properties?.GetMessageId(), CultureInfo.InvariantCulture) is { Length: > 0 } id ? id : null;

    public string SessionId => message.Properties?.GroupId;

    public string Subject => message.Properties?.Subject;

    public string ContentType => message.Properties?.ContentType;

    public string CorrelationId =>
        Convert.ToString(message.Properties?.GetCorrelationId(), CultureInfo.InvariantCulture) is { Length: > 0 } id ? id : null;

    public string LockToken => Token.ToString();

    public IReadOnlyDictionary<string, object> ApplicationProperties { get; }

    /// <summary>How often it was received, this time included.</summary>
    public int DeliveryCount => (int)(message.Header?.DeliveryCount ?? 0) + 1;

    public long SequenceNumber => Annotation(SequenceAnnotation) is long number ? number : 0;

    public DateTimeOffset EnqueuedTime => Time(EnqueuedAnnotation);

    public DateTimeOffset LockedUntil => Time(LockedAnnotation);

    public string DeadLetterReason => ApplicationProperties.GetValueOrDefault(ReasonProperty) as string;

    public string DeadLetterErrorDescription => ApplicationProperties.GetValueOrDefault(DescriptionProperty) as string;

    internal Guid Token { get; }

    internal WireDelivery Delivery { get; }

    private object Annotation(Symbol name) => message.MessageAnnotations?.Map[name];

    private DateTimeOffset Time(Symbol name) =>
        Annotation(name) is DateTime time ? new(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : default;
}
