using System.Collections.Frozen;

namespace Schalter.Emulators.ServiceBus.Namespace.Filters;

/// <summary>What <c>sys.</c> names in a filter; upper and lower case are the same there, as in the service.</summary>
internal static class SqlProperties
{
    public static readonly FrozenDictionary<string, Func<AcceptedMessage, object?>> System =
        new Dictionary<string, Func<AcceptedMessage, object?>>
        {
            ["MessageId"] = message => message.MessageId,
            ["Label"] = message => message.Subject,
            ["Subject"] = message => message.Subject,
            ["SessionId"] = message => message.SessionId,
            ["CorrelationId"] = message => message.CorrelationId,
            ["ContentType"] = message => message.ContentType,
            ["To"] = message => message.To,
            ["ReplyTo"] = message => message.ReplyTo,
            ["ReplyToSessionId"] = message => message.ReplyToSessionId,
            ["PartitionKey"] = message => message.PartitionKey ?? message.SessionId,
            ["SequenceNumber"] = message => message.SequenceNumber,
            ["EnqueuedTimeUtc"] = message => message.EnqueuedTime.UtcDateTime,
            ["ScheduledEnqueueTimeUtc"] = message => message.ScheduledEnqueueTime?.UtcDateTime,
            ["TimeToLive"] = message => message.TimeToLive,
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static object? User(AcceptedMessage message, string name) => message.Properties.GetValueOrDefault(name);
}
