namespace Schalter.Emulators.ServiceBus.Namespace.Filters;

/// <summary>A part of a filter: a condition or a value.</summary>
internal sealed record SqlNode(int Position)
{
    /// <summary>Null: the part is a value.</summary>
    public Func<AcceptedMessage, bool?>? Condition { get; init; }

    /// <summary>Null: the part is a condition.</summary>
    public Func<AcceptedMessage, object?>? Value { get; init; }

    /// <summary>Whether the message has the property; null: the part is no property.</summary>
    public Func<AcceptedMessage, bool>? Exists { get; init; }

    public bool IsProperty => Exists is not null;

    public static SqlNode Of(int position, Func<AcceptedMessage, bool?> condition) => new(position) { Condition = condition };
}
