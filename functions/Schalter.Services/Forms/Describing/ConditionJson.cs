using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Schalter.Services.Forms.Describing;

/// <summary>Conditions as docs/forms.md has them, with full ids.</summary>
internal static class ConditionJson
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="item">Entry of the repeated group in which it is asked; null leaves the place open (<c>*</c>).</param>
    public static JsonObject? Of(Condition? condition, int? item = null) => condition switch
    {
        null => null,
        Condition.Is(var field, var values) => new() { ["field"] = Conditions.At(field, item), ["is"] = List(values.Select(v => JsonValue.Create(v))) },
        Condition.Answered(var field) => new() { ["field"] = Conditions.At(field, item), ["answered"] = true },
        Condition.All(var of) => new() { ["all"] = List(of.Select(c => Of(c, item))) },
        Condition.Any(var of) => new() { ["any"] = List(of.Select(c => Of(c, item))) },
        Condition.Not(var of) => new() { ["not"] = Of(of, item) },
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    /// <summary>The same as text for a page, which encodes it.</summary>
    public static string? Text(Condition? condition, int? item = null) => Of(condition, item)?.ToJsonString(Plain);

    private static JsonArray List(IEnumerable<JsonNode?> items) => new([.. items]);
}
