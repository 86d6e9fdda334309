using System.Collections.Concurrent;
using System.Text.Json;

namespace Schalter.Infra.Tests;

/// <summary>What a stage would be deployed as: every resource with its properties, as far as they are known before Azure answers.</summary>
internal sealed class Snapshot(string stage, string text, string parameters = "{}")
{
    private readonly JsonElement root = JsonDocument.Parse(text).RootElement;
    private readonly JsonElement given = JsonDocument.Parse(parameters).RootElement;

    /// <summary>Offices that chose otherwise than our own stages: what the documents offer must pass here too.</summary>
    private static readonly string Offices = Path.Combine(Repository.Root, "tests", "Schalter.Infra.Tests", "Offices");

    /// <summary>Names are derived from the subscription; this one is nobody's.</summary>
    private static readonly string[] Place =
        ["--subscription-id", "00000000-0000-0000-0000-000000000001", "--location", "germanywestcentral"];

    /// <summary>The second region is for when the first is lost: then the office names the account that was failed over.</summary>
    private static readonly Dictionary<string, string> AfterTheLoss = new() { ["DATA_GROUP"] = "rg-lost", ["DATA_ACCOUNT"] = "schdatalost" };

    private static readonly Lazy<Task<string>> Workshop = new(PrepareAsync);
    private static readonly ConcurrentDictionary<string, Lazy<Task<Snapshot>>> Made = new();

    public string Stage => stage;

    public IReadOnlyList<Resource> Resources => field ??= [.. root.GetProperty("predictedResources").EnumerateArray().Select(r => new Resource(r))];

    public JsonElement Outputs => root.GetProperty("outputs");

    /// <summary>What Bicep could not look into: then the policies below would look past it as well.</summary>
    public IReadOnlyList<string> Blind => [.. root.GetProperty("diagnostics").EnumerateArray().Select(d => d.ToString())];

    /// <summary>What the parameter file chose, by its path (<c>keep.isPrivate</c>); null where it leaves the template's own value.</summary>
    public JsonElement? Chosen(string path)
    {
        var names = path.Split('.');
        return given.GetProperty("parameters").TryGetProperty(names[0], out var parameter) && parameter.GetProperty("value") is { ValueKind: not JsonValueKind.Null } value
            ? names[1..].Aggregate(value, (json, name) => json.GetProperty(name))
            : null;
    }

    public bool IsPrivate => Chosen("keep.isPrivate")!.Value.GetBoolean();

    public bool HasFrontDoor => Chosen("frontDoorSku") is not null;

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
        var folder = await Workshop.Value;
        await RunAsync(folder, ["snapshot", $"main.{stage}.bicepparam", "--mode", "overwrite", .. Place]);
        return new(stage, Read($"main.{stage}.snapshot.json"), Read($"main.{stage}.json"));

        string Read(string file) => File.ReadAllText(Path.Combine(folder, "infra", file));
    }

    /// <summary>The template beside the parameter files of all, and what these choose: one run of Bicep, each costs seconds.</summary>
    private static async Task<string> PrepareAsync()
    {
        var folder = Directory.CreateTempSubdirectory("schalter-infra-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        Copy(Repository.Infra, Path.Combine(folder, "infra"));
        Copy(Offices, Path.Combine(folder, "infra"), "*.bicepparam");
        Copy(Path.Combine(Repository.Root, "functions", "content"), Path.Combine(folder, "functions", "content"), "resources.json");
        await RunAsync(folder, ["build-params", "--pattern", "./main.*.bicepparam"]);
        return folder;
    }

    private static async Task RunAsync(string folder, string[] arguments)
    {
        var run = await Bicep.RunAsync(Path.Combine(folder, "infra"), AfterTheLoss, arguments);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Said.Trim()));
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
