using System.Collections.Frozen;
using System.Text.Json;

namespace Schalter.Services.Forms.Reading;

/// <summary>Reads fields and unfolds the blocks they use.</summary>
internal sealed class FieldReader(FormRegistry registry, ConditionReader conditions, Blocks blocks)
{
    public IReadOnlyList<FormField> ReadAll(ContentJson list, Scope scope) =>
        [.. list.Items().Where(f => !scope.LeavesOut(f.Required("id").String())).Select(f => Read(f, scope))];

    /// <summary>The fields of a block, as the place that uses it wants them.</summary>
    public (string Name, IReadOnlyList<FormField> Fields) Unfold(ContentJson use, ContentJson reference, Scope scope, string prefix)
    {
        var (name, block) = blocks.Use(reference);
        Blocks.ProveChanges(use, block);
        return (name, ReadAll(block.Required("fields"), scope.Within(use, prefix, $"blocks.{name}", use)));
    }

    private FormField Read(ContentJson written, Scope scope)
    {
        var name = Name(written.Required("id"));
        var json = new FieldJson(written, scope.Change(name)).Proved();
        var id = scope.Prefix + name;
        var textKey = json.Get("text")?.String() ?? $"{scope.TextKey}.{name}";
        registry.RequireText(written, $"{textKey}.label");
        var type = json.Get("use") is null || json.Get("type") is not null ? written.Required("type").Enum<FieldType>() : FieldType.Group;
        if (type == FieldType.RepeatedGroup && scope.Prefix.Contains('*'))
        {
            throw written.Wrong("a repeated group cannot stand in another one");
        }

        var shownIf = conditions.Read(json.Get("shownIf"), scope, earlierOnly: true);
        var (choices, choiceConditions) = Choices(json, type, textKey, scope);
        var members = Members(json, type, id, textKey, scope);
        var field = new FormField(
            id, textKey, type, json.Bool("required"), conditions.Read(json.Get("requiredIf"), scope, earlierOnly: false), shownIf,
            choices, LimitsReader.Read(json, type), members)
        {
            ChoicesShownIf = choiceConditions,
        };
        registry.Add(field, written);
        return field;
    }

    private IReadOnlyList<FormField> Members(FieldJson json, FieldType type, string id, string textKey, Scope scope)
    {
        if (type is not (FieldType.Group or FieldType.RepeatedGroup))
        {
            return json.Get("fields") is { } unexpected ? throw unexpected.Wrong("only groups have fields") : [];
        }

        var prefix = type == FieldType.RepeatedGroup ? $"{id}.*." : $"{id}.";
        var shared = json.Get("use") is { } block ? Unfold(json.Written, block, scope, prefix).Fields : [];
        var own = json.Get("use") is null ? json.Written.Required("fields") : json.Get("fields");
        return own is { } list ? [.. shared, .. ReadAll(list, scope.Within(json.Written, prefix, textKey))] : shared;
    }

    private (IReadOnlyList<string> Values, IReadOnlyDictionary<string, Condition> ShownIf) Choices(
        FieldJson json, FieldType type, string textKey, Scope scope)
    {
        if (type is not (FieldType.Choice or FieldType.MultiChoice))
        {
            return json.Get("choices") is { } unexpected
                ? throw unexpected.Wrong("only choice and multiChoice have choices")
                : ([], FrozenDictionary<string, Condition>.Empty);
        }

        var shownIf = new Dictionary<string, Condition>(StringComparer.Ordinal);
        var list = json.Get("choices") ?? throw json.Written.Wrong("choices is missing");
        var values = list.Items().Select(c => Choice(c, textKey, scope, shownIf)).ToList();
        return values.Count == 0 || values.Distinct(StringComparer.Ordinal).Count() != values.Count
            ? throw list.Wrong("must list each choice once, and at least one")
            : (values, shownIf.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private string Choice(ContentJson json, string textKey, Scope scope, Dictionary<string, Condition> shownIf)
    {
        var value = json;
        if (json.Element.ValueKind == JsonValueKind.Object)
        {
            json.Allow("value", "shownIf");
            value = json.Required("value");
            shownIf[value.String()] = conditions.Read(json.Required("shownIf"), scope, earlierOnly: true)!;
        }

        registry.RequireText(value, $"{textKey}.choice.{value.String()}");
        return value.String();
    }

    /// <summary>Ids become parts of dotted names, addresses and JSON keys: plain letters and digits, no index.</summary>
    internal static string Name(ContentJson json) => json.String() is { Length: > 0 and <= 60 } name && char.IsAsciiLetter(name[0])
        && name.All(char.IsAsciiLetterOrDigit)
            ? name
            : throw json.Wrong("an id is made of letters a-z and digits and begins with a letter");
}
