namespace Schalter.Emulators.ServiceBus.Namespace.Filters;

/// <summary>Passes a message that has every value named here, exactly; null names nothing.</summary>
internal sealed record CorrelationFilter : Filter
{
    private const string UserScope = "user.";

    private static readonly HashSet<string> Own = new(StringComparer.Ordinal)
    {
        "correlationId", "messageId", "to", "replyTo", "subject", "label", "sessionId", "replyToSessionId", "contentType",
    };

    public string? CorrelationId { get; init; }

    public string? MessageId { get; init; }

    public string? To { get; init; }

    public string? ReplyTo { get; init; }

    public string? Subject { get; init; }

    public string? SessionId { get; init; }

    public string? ReplyToSessionId { get; init; }

    public string? ContentType { get; init; }

    /// <summary>Application properties. Numbers are compared by value whatever their width; a text never equals a number.</summary>
    public IReadOnlyDictionary<string, object> Properties { get; init; } = PropertyValues.None;

    /// <summary>
    /// From one flat list: <c>subject</c> (or <c>label</c>), <c>messageId</c>, <c>sessionId</c>, <c>correlationId</c>,
    /// <c>contentType</c>, <c>to</c>, <c>replyTo</c> and <c>replyToSessionId</c> mean the message's own properties, any other
    /// name an application property; <c>user.</c> before a name says that it is one.
    /// </summary>
    public static CorrelationFilter From(IReadOnlyDictionary<string, object> values) => new()
    {
        CorrelationId = Text(values, "correlationId"),
        MessageId = Text(values, "messageId"),
        To = Text(values, "to"),
        ReplyTo = Text(values, "replyTo"),
        Subject = Text(values, "subject") ?? Text(values, "label"),
        SessionId = Text(values, "sessionId"),
        ReplyToSessionId = Text(values, "replyToSessionId"),
        ContentType = Text(values, "contentType"),
        Properties = values.Where(value => !Own.Contains(value.Key)).ToDictionary(
            value => value.Key.StartsWith(UserScope, StringComparison.Ordinal) ? value.Key[UserScope.Length..] : value.Key, value => value.Value),
    };

    public override bool Passes(AcceptedMessage message) =>
        Matches(CorrelationId, message.CorrelationId)
        && Matches(MessageId, message.MessageId)
        && Matches(To, message.To)
        && Matches(ReplyTo, message.ReplyTo)
        && Matches(Subject, message.Subject)
        && Matches(SessionId, message.SessionId)
        && Matches(ReplyToSessionId, message.ReplyToSessionId)
        && Matches(ContentType, message.ContentType)
        && Properties.All(wanted => message.Properties.TryGetValue(wanted.Key, out var value) && SqlValues.AreSame(value, wanted.Value));

    /// <summary>The flat list that <see cref="From"/> reads.</summary>
    public IReadOnlyDictionary<string, object> ToValues()
    {
        var values = Properties.ToDictionary(property => UserScope + property.Key, property => property.Value);
        foreach (var (name, text) in new[]
        {
            ("correlationId", CorrelationId), ("messageId", MessageId), ("to", To), ("replyTo", ReplyTo), ("subject", Subject),
            ("sessionId", SessionId), ("replyToSessionId", ReplyToSessionId), ("contentType", ContentType),
        })
        {
            if (text is not null)
            {
                values[name] = text;
            }
        }

        return values;
    }

    private static string? Text(IReadOnlyDictionary<string, object> values, string name) => values.GetValueOrDefault(name) switch
    {
        null => null,
        string text => text,
        _ => throw new BusFault(BusFaultKind.InvalidFilter, name, $"The correlation filter's '{name}' must be a text."),
    };

    private static bool Matches(string? wanted, string? value) => wanted is null || wanted == value;
}
