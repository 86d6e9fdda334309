using System.Text.Json;

namespace Schalter.Infra.Tests;

/// <summary><c>functions/content/resources.json</c>, read as it lies there.</summary>
internal static class Resources
{
    public static JsonElement Json { get; } = JsonDocument.Parse(Repository.Read("functions/content/resources.json")).RootElement;

    public static IReadOnlyList<string> Containers => Names("containers");

    public static IReadOnlyList<string> Queues => Names("queues");

    public static IReadOnlyList<string> Tables => Names("tables");

    public static IEnumerable<JsonElement> Topics => Json.GetProperty("topics").EnumerateArray();

    private static IReadOnlyList<string> Names(string kind) => [.. Json.GetProperty(kind).EnumerateArray().Select(n => n.GetString()!)];
}
