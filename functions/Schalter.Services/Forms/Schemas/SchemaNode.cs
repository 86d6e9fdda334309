using System.Text.Json.Nodes;

namespace Schalter.Services.Forms.Schemas;

/// <summary>One place of a schema while demands are collected for it from all sides.</summary>
/// <param name="around">Id of the form's part that premises at this place look at.</param>
internal sealed class SchemaNode(string around)
{
    private readonly SortedDictionary<string, JsonNode?> words = new(Comparer<string>.Create(Order));
    private readonly Dictionary<string, SchemaNode> properties = new(StringComparer.Ordinal);
    private readonly List<string> required = [];
    private readonly Dictionary<string, (Premise If, SchemaNode Then)> branches = new(StringComparer.Ordinal);
    private SchemaNode? items;

    /// <summary>Whether properties that are not named here are refused.</summary>
    public bool IsClosed { get; set; }

    public SchemaNode Items => items ??= new(around.Length == 0 ? throw new InvalidOperationException("a form is no list") : $"{around}.*");

    /// <summary>This place, as it is while the premise holds.</summary>
    public SchemaNode When(Premise premise)
    {
        if (premise.Is(Premise.Always))
        {
            return this;
        }

        if (!branches.TryGetValue(premise.Key, out var branch))
        {
            branches[premise.Key] = branch = (premise, new(around));
        }

        return branch.Then;
    }

    /// <summary>The place of a field or section below this one.</summary>
    public SchemaNode At(IEnumerable<string> path) => path.Aggregate(this, (node, name) => node.Property(name));

    public void Require(string property)
    {
        if (!required.Contains(property))
        {
            required.Add(property);
        }
    }

    public void Say(string word, JsonNode? value) => words[word] = value;

    public void Say(JsonObject schema)
    {
        foreach (var (word, value) in schema.ToList())
        {
            schema.Remove(word);
            Say(word, value);
        }
    }

    public JsonObject Json(Definitions definitions)
    {
        var json = new JsonObject(words.Select(w => KeyValuePair.Create(w.Key, w.Value?.DeepClone())));
        if (IsClosed || items is not null || properties.Count > 0 || required.Count > 0)
        {
            json["type"] = items is not null ? "array" : "object";
        }

        if (required.Count > 0)
        {
            json["required"] = new JsonArray([.. required.Select(r => JsonValue.Create(r))]);
        }

        AddParts(json, definitions);
        return json;
    }

    private void AddParts(JsonObject json, Definitions definitions)
    {
        if (properties.Count > 0)
        {
            json["properties"] = new JsonObject(properties.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value.Json(definitions))));
        }

        if (IsClosed)
        {
            json["additionalProperties"] = false;
        }

        if (items is not null)
        {
            json["items"] = items.Json(definitions);
        }

        if (branches.Count > 0)
        {
            var all = json["allOf"] as JsonArray ?? [];
            json["allOf"] = all;
            foreach (var (premise, then) in branches.Values)
            {
                all.Add(new JsonObject { ["if"] = PremiseSchema.Of(premise, around, definitions), ["then"] = then.Json(definitions) });
            }
        }
    }

    private SchemaNode Property(string name)
    {
        if (!properties.TryGetValue(name, out var node))
        {
            properties[name] = node = new(around.Length == 0 ? name : $"{around}.{name}");
        }

        return node;
    }

    /// <summary>What a person reads first stands first.</summary>
    private static int Order(string one, string other) => string.CompareOrdinal(Rank(one) + one, Rank(other) + other);

    private static string Rank(string word) => word switch
    {
        "$schema" => "0",
        "$id" => "1",
        "title" => "2",
        "description" => "3",
        "$comment" => "4",
        _ => "5",
    };
}
