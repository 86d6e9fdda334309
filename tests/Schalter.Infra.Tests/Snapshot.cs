using System.Collections.Concurrent;
using System.Text.Json;

namespace Schalter.Infra.Tests;

/// <summary>What a stage would be deployed as: every resource with its properties, as far as they are known before Azure answers.</summary>
internal sealed class Snapshot(string stage, string text)
{
    private readonly JsonElement root = JsonDocument.Parse(text).RootElement;

    /// <summary>Names are derived from the subscription; this one is nobody's.</summary>
    private static readonly string[] Place =
        ["--subscription-id", "00000000-0000-0000-0000-000000000001", "--location", "germanywestcentral"];

    private static readonly ConcurrentDictionary<string, Lazy<Task<Snapshot>>> Made = new();

    public string Stage => stage;

    public IReadOnlyList<Resource> Resources => field ??= [.. root.GetProperty("predictedResources").EnumerateArray().Select(r => new Resource(r))];

    public JsonElement Outputs => root.GetProperty("outputs");

    /// <summary>What Bicep could not look into: then the policies below would look past it as well.</summary>
    public IReadOnlyList<string> Blind => [.. root.GetProperty("diagnostics").EnumerateArray().Select(d => d.ToString())];

    public IReadOnlyList<Resource> Of(string type) => [.. Resources.Where(r => r.Type == type)];

    public Resource One(string type) => Assert.Single(Of(type));

    /// <summary>The account whose purpose stands at the beginning of its name: <c>data</c>, <c>host</c> or <c>site</c>.</summary>
    public Resource Account(string purpose) => Assert.Single(
        Of("Microsoft.Storage/storageAccounts"), a => a.Name.StartsWith("sch" + purpose, StringComparison.Ordinal));

    /// <summary>Fresh from the template as it is now, whatever is committed; made once per stage.</summary>
    public static Task<Snapshot> OfAsync(string stage) => Made.GetOrAdd(stage, s => new(() => MakeAsync(s))).Value;

    public override string ToString() => stage;

    private static async Task<Snapshot> MakeAsync(string stage)
    {
        var folder = Directory.CreateTempSubdirectory("schalter-infra-").FullName;
        try
        {
            Copy(Repository.Infra, Path.Combine(folder, "infra"));
            Copy(Path.Combine(Repository.Root, "functions", "content"), Path.Combine(folder, "functions", "content"), "resources.json");
            var run = await Bicep.RunAsync(Path.Combine(folder, "infra"), ["snapshot", $"main.{stage}.bicepparam", "--mode", "overwrite", .. Place]);
            Assert.Equal((0, string.Empty), (run.ExitCode, run.Said.Trim()));
            return new(stage, File.ReadAllText(Path.Combine(folder, "infra", $"main.{stage}.snapshot.json")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Copy(string from, string to, string pattern = "*")
    {
        foreach (var file in Directory.EnumerateFiles(from, pattern, SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}

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
