using System.Text.Json.Nodes;

namespace Schalter.Services.Forms.Schemas;

/// <summary>Writes a premise as the schema of an <c>if</c>.</summary>
internal static class PremiseSchema
{
    /// <param name="around">Id that the schema stands at: empty for the form, <c>family.children.*</c> for an entry.</param>
    public static JsonObject Of(Premise premise, string around, Definitions definitions) => premise switch
    {
        Premise.Every(var of, _) => new() { ["allOf"] = Many(of, around, definitions) },
        Premise.Some(var of, _) => new() { ["anyOf"] = Many(of, around, definitions) },
        Premise.Not(var of) => new() { ["not"] = Of(of, around, definitions) },
        Premise.Present(var field) => At(field, around, Something(field, definitions)),
        Premise.Right(var field) => At(field, around, Filled(field, FieldSchema.Of(field, definitions))),
        Premise.OneOf(var field, var values) => At(field, around, Value(field, values)),
        _ => throw new ArgumentOutOfRangeException(nameof(premise)),
    };

    /// <summary>An entry in which something is written.</summary>
    public static JsonObject UsedEntry(FormField group, Definitions definitions)
    {
        var leaves = Leaves(group.Fields).Select(f => Of(new Premise.Present(f), group.Id + ".*", definitions));
        return new() { ["anyOf"] = new JsonArray([.. leaves]) };
    }

    private static JsonArray Many(IReadOnlyList<Premise> of, string around, Definitions definitions) =>
        new([.. of.Select(p => Of(p, around, definitions))]);

    /// <summary>A value at the place of its field.</summary>
    private static JsonObject At(FormField field, string around, JsonObject? value)
    {
        var path = (around.Length == 0 ? field.Id : field.Id[(around.Length + 1)..]).Split('.');
        for (var i = path.Length - 1; i >= 0; i--)
        {
            var place = new JsonObject { ["type"] = "object", ["required"] = new JsonArray(path[i]) };
            if (value is not null)
            {
                place["properties"] = new JsonObject { [path[i]] = value };
            }

            value = place;
        }

        return value!;
    }

    private static JsonObject? Something(FormField field, Definitions definitions) =>
        field.Type == FieldType.RepeatedGroup ? new() { ["type"] = "array", ["contains"] = UsedEntry(field, definitions) }
        : field.TakesMany ? Filled(field, new() { ["type"] = "array" })
        : null;

    /// <summary>An empty list is no answer.</summary>
    private static JsonObject Filled(FormField field, JsonObject schema)
    {
        if (field.TakesMany)
        {
            schema["minItems"] = Math.Max(1, field.Limits.MinItems ?? 1);
        }

        return schema;
    }

    private static JsonObject Value(FormField field, IReadOnlyList<string> values)
    {
        JsonNode[] wanted = [.. values.Select(v => field.Type is FieldType.YesNo or FieldType.Declaration
            ? JsonValue.Create(v == "true")
            : (JsonNode)JsonValue.Create(v))];
        JsonObject one = wanted.Length == 1 ? new() { ["const"] = wanted[0] } : new() { ["enum"] = new JsonArray(wanted) };
        return field.TakesMany ? new() { ["type"] = "array", ["contains"] = one } : one;
    }

    private static IEnumerable<FormField> Leaves(IReadOnlyList<FormField> fields) =>
        fields.SelectMany(f => f.Type == FieldType.Group ? Leaves(f.Fields) : [f]);
}
