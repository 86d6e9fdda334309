using System.Text.Json;
using System.Text.Json.Nodes;
using Schalter.Services.Forms;
using Schalter.Services.Forms.Checking;

namespace Schalter.Services.Tests.Forms.Schemas;

/// <summary>
/// Finds what the counter takes but does not keep as it is written: dates as people write them, a word where a list may stand, blanks,
/// null, flat names. The schema refuses most of it, and may; for bodies without any of it the two must agree.
/// </summary>
internal static class LooseWriting
{
    public static bool Has(FormPlace place, JsonNode? value, bool isBody = false) => value switch
    {
        null => true,
        _ when place.IsQuestion => IsLoose(place.Field!, value),
        JsonArray list when place.Entry is { } entry => HasEntries(place.Field!, entry, list),
        JsonObject given when place.Entry is null => given.Any(p => HasPart(place, p.Key, p.Value, isBody)),
        JsonValue => false,
        _ => place.Entry is not null || IsEmpty(value) || HasListInList(value),
    };

    private static bool HasPart(FormPlace place, string name, JsonNode? value, bool isBody) =>
        place.Parts.TryGetValue(name, out var part) ? Has(part, value)
        : name.Contains('.', StringComparison.Ordinal) || IsEmpty(value) || HasListInList(value) || (isBody && FieldId.IsReserved(name));

    private static bool HasEntries(FormField group, FormPlace entry, JsonArray list) =>
        (list.Count > (group.Limits.MaxItems ?? AnswerLimits.MaxEntries) && list.Any(IsEmpty))
        || list.Any(i => i is null or JsonArray || (i is JsonObject && Has(entry, i)));

    private static bool IsLoose(FormField field, JsonNode value)
    {
        if (value is JsonObject || (value is JsonArray list && list.Any(v => v is not JsonValue)))
        {
            return true;
        }

        JsonNode?[] values = value is JsonArray several ? [.. several] : [value];
        if (!field.TakesMany && value is JsonArray && values.Length != 1)
        {
            return values.Length == 0 || values.Any(v => IsBlank(v!));
        }

        return values.Distinct(Comparer).Count() != values.Length
            || values.Any(v => IsBlank(v!) || (Accepted(field, v!) is { } kept && (value is JsonArray != field.TakesMany || !IsKeptSo(field, v!, kept))));
    }

    private static EqualityComparer<JsonNode?> Comparer { get; } =
        EqualityComparer<JsonNode?>.Create((one, other) => one!.ToJsonString() == other!.ToJsonString(), v => v!.ToJsonString().GetHashCode(StringComparison.Ordinal));

    private static string? Accepted(FormField field, JsonNode value)
    {
        using var body = JsonDocument.Parse(new JsonObject { ["v"] = value.DeepClone() }.ToJsonString());
        return FieldValue.Read(field, JsonAnswers.Read(body.RootElement).Answers["v"]!, AForm.Today).Canonical;
    }

    private static bool IsKeptSo(FormField field, JsonNode value, string kept) => field.Type switch
    {
        FieldType.Number => value.GetValueKind() == JsonValueKind.Number && IsSame(value.ToJsonString(), kept),
        FieldType.YesNo or FieldType.Declaration => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        _ => value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() == kept,
    };

    private static bool IsSame(string written, string kept) =>
        double.Parse(written, System.Globalization.CultureInfo.InvariantCulture) == double.Parse(kept, System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsBlank(JsonNode value) => value.GetValueKind() == JsonValueKind.String && Characters.IsBlank(value.GetValue<string>());

    /// <summary>Nothing that could be an answer.</summary>
    private static bool IsEmpty(JsonNode? value) => value switch
    {
        null => true,
        JsonArray list => list.All(IsEmpty),
        JsonObject given => given.All(p => IsEmpty(p.Value)),
        _ => false,
    };

    private static bool HasListInList(JsonNode? value) => value switch
    {
        JsonArray list => list.Any(i => i is JsonArray || HasListInList(i)),
        JsonObject given => given.Any(p => HasListInList(p.Value)),
        _ => false,
    };
}
