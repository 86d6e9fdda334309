using System.Globalization;
using System.Text.Json;

namespace Schalter.Emulators.ServiceBus.Namespace;

/// <summary>
/// Passes a message that has every named value: <c>subject</c>, <c>messageId</c>, <c>sessionId</c>, <c>correlationId</c>,
/// <c>contentType</c>, <c>to</c> and <c>replyTo</c> mean the message's own properties, any other name an application property.
/// </summary>
internal sealed record CorrelationFilter(string Name, IReadOnlyDictionary<string, JsonElement> Correlation)
{
    public bool Passes(BusMessage message) =>
        Correlation.All(wanted => Value(message, wanted.Key) is { } value && AreSame(value, wanted.Value));

    private static object? Value(BusMessage message, string name) => name switch
    {
        "subject" or "label" => message.Subject,
        "messageId" => message.MessageId,
        "sessionId" => message.SessionId,
        "correlationId" => message.CorrelationId,
        "contentType" => message.ContentType,
        "to" => message.To,
        "replyTo" => message.ReplyTo,
        _ => message.Properties.GetValueOrDefault(name),
    };

    // Texts are compared exactly, numbers by value whatever their width; a text never equals a number.
    private static bool AreSame(object value, JsonElement wanted) => wanted.ValueKind switch
    {
        JsonValueKind.String => value is string text && text == wanted.GetString(),
        JsonValueKind.True or JsonValueKind.False => value is bool truth && truth == wanted.GetBoolean(),
        JsonValueKind.Number => value is byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal
            && Convert.ToDecimal(value, CultureInfo.InvariantCulture) == wanted.GetDecimal(),
        _ => false,
    };
}
