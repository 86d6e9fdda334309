using Amqp.Types;
using Schalter.Emulators.ServiceBus.Namespace;
using Schalter.Emulators.ServiceBus.Namespace.Filters;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>Rules on the wire: asked for as a map, shown as described lists.</summary>
internal static class RuleFormat
{
    // The service gives filters codes with one digit less than rules and actions.
    private const ulong RuleCode = 0x13700000004;
    private const ulong EmptyActionCode = 0x13700000005;
    private const ulong SqlFilterCode = 0x1370000006;
    private const ulong TrueFilterCode = 0x1370000007;
    private const ulong FalseFilterCode = 0x1370000008;
    private const ulong CorrelationFilterCode = 0x1370000009;

    /// <exception cref="BusFault">InvalidFilter: the expression cannot be read.</exception>
    /// <exception cref="AmqpFault">There is no filter, or there is an action.</exception>
    public static Rule Read(string name, Map description)
    {
        if (description["sql-rule-action"] is Map { Count: > 0 } action && action["expression"] is string { Length: > 0 })
        {
            throw new AmqpFault(AmqpFault.NotImplemented, "Rules with an action are not offered: they would change the message.");
        }

        return new(name, description switch
        {
            _ when description["sql-filter"] is Map sql && sql["expression"] is string expression => new SqlFilter(expression),
            _ when description["correlation-filter"] is Map correlation => Correlation(correlation),
            _ => throw new AmqpFault(AmqpFault.InvalidField, $"Rule '{name}' needs a filter (sql-filter or correlation-filter)."),
        });
    }

    public static DescribedValue Write(Rule rule) => Described(
        RuleCode, Filter(rule.Filter), Described(EmptyActionCode), rule.Name, DateTime.UnixEpoch);

    private static CorrelationFilter Correlation(Map map) => new()
    {
        CorrelationId = map["correlation-id"] as string,
        MessageId = map["message-id"] as string,
        To = map["to"] as string,
        ReplyTo = map["reply-to"] as string,
        Subject = map["label"] as string,
        SessionId = map["session-id"] as string,
        ReplyToSessionId = map["reply-to-session-id"] as string,
        ContentType = map["content-type"] as string,
        Properties = map["properties"] is Map properties ? PropertyFormat.Read(properties) : PropertyValues.None,
    };

    private static DescribedValue Filter(Filter filter) => filter switch
    {
        SqlFilter sql => Described(SqlFilterCode, sql.Expression, 20),
        CorrelationFilter correlation => Described(
            CorrelationFilterCode, correlation.CorrelationId, correlation.MessageId, correlation.To, correlation.ReplyTo, correlation.Subject,
            correlation.SessionId, correlation.ReplyToSessionId, correlation.ContentType, Properties(correlation)),
        ConstantFilter { Verdict: false } => Described(FalseFilterCode),
        _ => Described(TrueFilterCode),
    };

    private static Map Properties(CorrelationFilter filter)
    {
        var map = new Map();
        foreach (var (name, value) in filter.Properties)
        {
            map[name] = PropertyFormat.Write(value);
        }

        return map;
    }

    private static DescribedValue Described(ulong code, params object?[] values)
    {
        var list = new List();
        foreach (var value in values)
        {
            list.Add(value);
        }

        return new(code, list);
    }
}
