#nullable disable // as in the package, which says nothing about null: unset properties are null
using Schalter.Emulators.ServiceBus.Namespace;

namespace Azure.Messaging.ServiceBus;

/// <summary>A message received under a lock: it comes again unless it is completed before the lock ends.</summary>
public class ServiceBusReceivedMessage
{
    private const string ReasonProperty = "DeadLetterReason";
    private const string DescriptionProperty = "DeadLetterErrorDescription";

    internal ServiceBusReceivedMessage(Delivery delivery)
    {
        Delivery = delivery;
        var properties = new Dictionary<string, object>(delivery.Message.Properties);
        foreach (var (name, value) in delivery.Changes)
        {
            properties[name] = value;
        }

        SetText(properties, ReasonProperty, delivery.DeadLetterReason);
        SetText(properties, DescriptionProperty, delivery.DeadLetterDescription);
        ApplicationProperties = properties;
        Body = new BinaryData(delivery.Message.Body);
    }

    public BinaryData Body { get; }

    public string MessageId => Delivery.Message.MessageId;

    public string SessionId => Delivery.Message.SessionId;

    public string Subject => Delivery.Message.Subject;

    public string ContentType => Delivery.Message.ContentType;

    public string CorrelationId => Delivery.Message.CorrelationId;

    public string LockToken => Delivery.LockToken.ToString();

    public IReadOnlyDictionary<string, object> ApplicationProperties { get; }

    /// <summary>How often it was received, this time included.</summary>
    public int DeliveryCount => Delivery.Count;

    public long SequenceNumber => Delivery.Message.SequenceNumber;

    public DateTimeOffset EnqueuedTime => Delivery.Message.EnqueuedTime;

    public DateTimeOffset LockedUntil => Delivery.LockedUntil;

    public string DeadLetterReason => ApplicationProperties.GetValueOrDefault(ReasonProperty) as string;

    public string DeadLetterErrorDescription => ApplicationProperties.GetValueOrDefault(DescriptionProperty) as string;

    internal Delivery Delivery { get; }

    private static void SetText(Dictionary<string, object> properties, string name, string text)
    {
        if (text is not null)
        {
            properties[name] = text;
        }
    }
}
