namespace Schalter.Emulators.ServiceBus.Namespace;

/// <summary>Where a message stands, with the numbers AMQP uses (<c>x-opt-message-state</c>).</summary>
internal enum DeliveryState
{
    Active = 0,
    Deferred = 1,
    Scheduled = 2,
}

/// <summary>One subscription's copy of a message: handed out under a lock, and back in its old place if it is not settled in time.</summary>
internal sealed record Delivery(AcceptedMessage Message)
{
    public const string ReasonProperty = "DeadLetterReason";
    public const string DescriptionProperty = "DeadLetterErrorDescription";

    public long SequenceNumber => Message.SequenceNumber;

    /// <summary>How often it has been handed out, this time included.</summary>
    public int Count { get; init; }

    public DeliveryState State { get; init; }

    /// <summary>Empty where nothing is locked: when peeked, or received and deleted.</summary>
    public Guid LockToken { get; init; }

    public DateTimeOffset LockedUntil { get; init; }

    public string? DeadLetterReason { get; init; }

    public string? DeadLetterDescription { get; init; }

    /// <summary>Set by receivers when they gave the message back.</summary>
    public IReadOnlyDictionary<string, object> Changes { get; init; } = PropertyValues.None;

    /// <summary>The sender's application properties with what receivers and dead-lettering made of them.</summary>
    public IReadOnlyDictionary<string, object> Properties()
    {
        var properties = new Dictionary<string, object>(Message.Properties);
        foreach (var (name, value) in Changes)
        {
            properties[name] = value;
        }

        SetText(properties, ReasonProperty, DeadLetterReason);
        SetText(properties, DescriptionProperty, DeadLetterDescription);
        return properties;
    }

    public Delivery With(IReadOnlyDictionary<string, object>? changes) => changes is not { Count: > 0 }
        ? this
        : this with { Changes = Changes.Concat(changes).GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Last().Value) };

    private static void SetText(Dictionary<string, object> properties, string name, string? text)
    {
        if (text is not null)
        {
            properties[name] = text;
        }
    }
}
