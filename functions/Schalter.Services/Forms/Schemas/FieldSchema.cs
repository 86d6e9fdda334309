using System.Text.Json.Nodes;
using Schalter.Services.Forms.Checking;

namespace Schalter.Services.Forms.Schemas;

/// <summary>What a right answer to one question looks like, once it is asked.</summary>
internal static class FieldSchema
{
    /// <summary>
    /// Texts longer than this may be larger than any answer can be (<see cref="AnswerLimits.MaxBytes"/>), as a character has up to four
    /// bytes; a schema counts characters only.
    /// </summary>
    private const int SafeLength = AnswerLimits.MaxBytes / 4;

    /// <summary>Beyond it, programs that calculate in binary do not tell neighbouring cents apart.</summary>
    private const decimal SafeNumber = 999_999_999_999m;

    /// <summary>Nobody at the counter has an older document or birthday.</summary>
    private static readonly DateOnly Earliest = new(1900, 1, 1);

    public static JsonObject Of(FormField field, Definitions definitions) => field.TakesMany
        ? Many(field, One(field, definitions))
        : One(field, definitions);

    private static JsonObject One(FormField field, Definitions definitions) => field.Type switch
    {
        FieldType.Text => Text(field, definitions.Line, AnswerLimits.TextLength),
        FieldType.LongText => Text(field, definitions.Lines, AnswerLimits.LongTextLength),
        FieldType.Number => Number(field.Limits),
        FieldType.Date => Date(field.Limits, definitions.Day, definitions),
        FieldType.PartialDate => Date(field.Limits, definitions.PartialDate, definitions),
        FieldType.Country => definitions.Country,
        FieldType.Language => definitions.Language,
        FieldType.Email => definitions.Email,
        FieldType.Phone => definitions.Phone,
        FieldType.Choice or FieldType.MultiChoice => new() { ["enum"] = new JsonArray([.. field.Choices.Select(c => JsonValue.Create(c))]) },
        FieldType.YesNo => new() { ["type"] = "boolean" },
        FieldType.Declaration => new() { ["const"] = true },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field.Type, "groups have no value of their own"),
    };

    /// <summary>A value given twice counts once, so canonical lists have no value twice. A lower limit counts when there is any.</summary>
    private static JsonObject Many(FormField field, JsonObject one)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = one, ["uniqueItems"] = true };
        if (field.Limits.MaxItems is { } max)
        {
            schema["maxItems"] = max;
        }

        if (field.Limits.MinItems is > 1 and var min)
        {
            JsonObject none = new() { ["type"] = "array", ["maxItems"] = 0 }, enough = new() { ["type"] = "array", ["minItems"] = min };
            schema["anyOf"] = new JsonArray(none, enough);
        }

        return schema;
    }

    private static JsonObject Text(FormField field, JsonObject schema, int usual)
    {
        schema["type"] = "string";
        schema["maxLength"] = Math.Min(field.Limits.MaxLength ?? usual, SafeLength);
        if (field.Limits.MinLength is { } min)
        {
            schema["minLength"] = min;
        }

        if (field.Limits.Pattern is { } pattern)
        {
            schema["pattern"] = $"^({pattern})$";
        }

        return schema;
    }

    private static JsonObject Number(FieldLimits limits)
    {
        var decimals = limits.Decimals ?? NumberValue.DefaultDecimals;
        var schema = new JsonObject { ["type"] = decimals == 0 ? "integer" : "number" };
        if (decimals > 0)
        {
            schema["$comment"] = $"At most {decimals} decimals. Not said by multipleOf: 19.99 is no multiple of 0.01 in binary.";
        }

        schema["minimum"] = limits.Min ?? -SafeNumber;
        schema["maximum"] = limits.Max ?? SafeNumber;
        return schema;
    }

    private static JsonObject Date(FieldLimits limits, JsonObject calendar, Definitions definitions)
    {
        var all = new JsonArray(
            calendar, definitions.NotBefore(limits.NotBefore is { } first ? DateBound.On(first, definitions.Today) : Earliest));
        if (limits.NotAfter is { } last)
        {
            all.Add(definitions.NotAfter(DateBound.On(last, definitions.Today)));
        }

        var schema = new JsonObject { ["allOf"] = all };
        if (limits.NotBefore is not null || limits.NotAfter is not null)
        {
            schema["$comment"] = string.Join(", ", Words("not before", limits.NotBefore).Concat(Words("not after", limits.NotAfter)));
        }

        return schema;
    }

    private static string[] Words(string word, string? bound) => bound is null ? [] : [$"{word} {bound}"];
}
