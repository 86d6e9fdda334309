using System.Globalization;
using System.Text.Json.Nodes;

namespace Schalter.Services.Forms.Schemas;

/// <summary>What several places of one schema share (<c>$defs</c>); only what is used is written.</summary>
/// <param name="Today">The day at the office that bounds such as <c>today-120Y</c> are counted from.</param>
internal sealed record Definitions(DateOnly Today)
{
    private readonly SortedDictionary<string, JsonObject> known = new(StringComparer.Ordinal);

    public JsonObject Json => new JsonObject(known.Select(d => KeyValuePair.Create(d.Key, (JsonNode?)d.Value)));

    /// <summary>
    /// What stands where nothing is asked is dropped, whatever it is; but null, blanks, an object or an empty list for a single value are
    /// nothing to drop, and would count as something written.
    /// </summary>
    public JsonObject Unasked(bool takesMany) => Reference(takesMany ? "unaskedList" : "unasked", () => new()
    {
        ["$comment"] = "Asked only in some cases: see allOf. In all others an answer is dropped unread.",
        ["not"] = new JsonObject
        {
            ["anyOf"] = new JsonArray(
            [
                Type("object"), .. NoValue(),
                With(Type("array"), "contains", new JsonObject { ["anyOf"] = new JsonArray([Type("object"), Type("array"), .. NoValue()]) }),
                .. takesMany ? (JsonNode[])[] : [With(Type("array"), "maxItems", 0)],
            ]),
        },
    });

    public JsonObject Country => Reference("country", () => Codes("ISO 3166-1 alpha-3; XKX, XXA, XXX", CodeLists.Countries));

    public JsonObject Language => Reference("language", () => Codes("ISO 639", CodeLists.Languages));

    public JsonObject Line => Reference("line", () => Text(ValuePatterns.Line, "One line, no blanks around it"));

    public JsonObject Lines => Reference("lines", () => Text(ValuePatterns.Lines, "Lines end in LF; no blanks around them"));

    public JsonObject Phone => Reference("phone", () => Text(ValuePatterns.Phone, "E.164"));

    public JsonObject Email => Reference("email", () => With(
        Text(ValuePatterns.Email, "International domains as ASCII (IDNA)"),
        "allOf", new JsonArray(With(Type("string"), "pattern", ValuePatterns.EmailLocalLength), With(Type("string"), "maxLength", 254))));

    public JsonObject Day => Reference("date", () => Text(DatePatterns.Day, "ISO 8601 day"));

    public JsonObject PartialDate => Reference("partialDate", () => Text(DatePatterns.Partial, "ISO 8601 day, month or year"));

    public JsonObject NotBefore(DateOnly day) => Bound("notBefore", day, DatePatterns.NotBefore(day));

    public JsonObject NotAfter(DateOnly day) => Bound("notAfter", day, DatePatterns.NotAfter(day));

    private JsonObject Bound(string name, DateOnly day, string pattern) => Reference(
        string.Create(CultureInfo.InvariantCulture, $"{name}.{day:yyyy-MM-dd}"), () => With(Type("string"), "pattern", pattern));

    private JsonObject Reference(string name, Func<JsonObject> make)
    {
        if (!known.ContainsKey(name))
        {
            known[name] = make();
        }

        return new() { ["$ref"] = $"#/$defs/{name}" };
    }

    private static JsonNode[] NoValue() => [Type("null"), With(Type("string"), "pattern", ValuePatterns.NothingWritten)];

    private static JsonObject Codes(string comment, IEnumerable<string> codes) => new()
    {
        ["$comment"] = comment,
        ["enum"] = new JsonArray([.. codes.Order(StringComparer.Ordinal).Select(c => JsonValue.Create(c))]),
    };

    private static JsonObject Text(string pattern, string comment) =>
        With(With(Type("string"), "$comment", comment), "pattern", pattern);

    private static JsonObject Type(string type) => new() { ["type"] = type };

    private static JsonObject With(JsonObject schema, string name, JsonNode? value)
    {
        schema[name] = value;
        return schema;
    }
}
