using System.Text.Json;

namespace Schalter.Services.Forms.Reading;

/// <summary>Reads conditions: <c>{"field": ".type", "is": ["a", "b"]}</c>, <c>answered</c>, <c>all</c>, <c>any</c>, <c>not</c>.</summary>
internal sealed class ConditionReader(FormRegistry registry)
{
    public Condition? Read(ContentJson? json, Scope scope, bool earlierOnly)
    {
        if (json is not { } place)
        {
            return null;
        }

        var condition = Read(place, scope);
        registry.Note(condition, place, scope, earlierOnly);
        return condition;
    }

    private static Condition Read(ContentJson json, Scope scope)
    {
        if (json.Get("field") is { } field)
        {
            return Leaf(json, scope.Resolve(field.String()));
        }

        json.Allow("all", "any", "not");
        return json.Get("all") is { } all ? new Condition.All(Many(all, scope))
            : json.Get("any") is { } any ? new Condition.Any(Many(any, scope))
            : new Condition.Not(Read(json.Required("not"), scope));
    }

    private static Condition Leaf(ContentJson json, string field)
    {
        json.Allow("field", "is", "answered");
        if (json.Get("is") is { } wanted)
        {
            var isList = wanted.Element.ValueKind == JsonValueKind.Array;
            return new Condition.Is(field, isList ? [.. wanted.Items().Select(Value)] : [Value(wanted)]);
        }

        var answered = new Condition.Answered(field);
        return json.Required("answered").Bool() ? answered : new Condition.Not(answered);
    }

    private static string Value(ContentJson json) => json.Element.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => json.String(),
    };

    private static List<Condition> Many(ContentJson json, Scope scope) => json.Items() is { Count: > 0 } items
        ? [.. items.Select(i => Read(i, scope))]
        : throw json.Wrong("must not be empty");
}
