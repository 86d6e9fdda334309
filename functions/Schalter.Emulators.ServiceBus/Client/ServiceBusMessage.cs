#nullable disable // as in the package, which says nothing about null: unset properties are null
namespace Azure.Messaging.ServiceBus;

/// <summary>A message to be sent.</summary>
public class ServiceBusMessage
{
    private const int LongestId = 128;

    public ServiceBusMessage()
        : this(default(ReadOnlyMemory<byte>))
    {
    }

    public ServiceBusMessage(string body)
        : this(new BinaryData(body ?? throw new ArgumentNullException(nameof(body))))
    {
    }

    public ServiceBusMessage(ReadOnlyMemory<byte> body)
        : this(new BinaryData(body))
    {
    }

    public ServiceBusMessage(BinaryData body)
    {
        ArgumentNullException.ThrowIfNull(body);
        Body = body;
    }

    public BinaryData Body { get; set; }

    /// <summary>Decides what counts as a duplicate; at most 128 characters; the namespace chooses one where it is not set.</summary>
    public string MessageId { get; set => field = Checked(value); }

    /// <summary>Messages of one session are received in order; at most 128 characters.</summary>
    public string SessionId { get; set => field = Checked(value); }

    public string PartitionKey { get; set => field = Checked(value); }

    public string ContentType { get; set; }

    public string Subject { get; set; }

    public string CorrelationId { get; set; }

    public string To { get; set; }

    public string ReplyTo { get; set; }

    /// <summary>After this time the message is dropped if nobody received it; unlimited unless set.</summary>
    public TimeSpan TimeToLive
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.MaxValue;

    /// <summary>Before this time nobody receives the message.</summary>
    public DateTimeOffset ScheduledEnqueueTime { get; set; }

    public IDictionary<string, object> ApplicationProperties { get; } = new Dictionary<string, object>();

    private static string Checked(string id)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(id?.Length ?? 0, LongestId, nameof(id));
        return id;
    }
}
