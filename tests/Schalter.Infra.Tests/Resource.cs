using System.Text.Json;

namespace Schalter.Infra.Tests;

/// <summary>One resource of a snapshot.</summary>
internal sealed record Resource(JsonElement Json)
{
    public string Id => Text("id");

    public string Type => Text("type");

    public string Name => Text("name");

    /// <summary>The last part of its name.</summary>
    public string Leaf => Name[(Name.LastIndexOf('/') + 1)..];

    /// <summary>What an extension (role, lock, log) is attached to.</summary>
    public string Owner => Id[..Id.LastIndexOf("/providers/", StringComparison.Ordinal)];

    public JsonElement Properties => Json.GetProperty("properties");

    /// <summary>A property by its path, with dots.</summary>
    public JsonElement At(string path) => path.Split('.').Aggregate(Properties, (json, name) => json.GetProperty(name));

    public string Text(string name) => Json.TryGetProperty(name, out var value) ? value.ToString() : string.Empty;

    public override string ToString() => $"{Type} {Name}";
}
