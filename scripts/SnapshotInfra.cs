// Formats infra/ and renews the snapshots that tests compare with: dotnet run scripts/SnapshotInfra.cs
// Looking at their difference (git diff infra) is the review of what a change deploys.
#:property PublishAot=false
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

const string Version = "0.49.2";
string[] executables = ["bicep", "bicep.exe"];
var asked = Directory.EnumerateFiles("infra", "*.bicepparam")
    .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"readEnvironmentVariable\('(\w+)'")).Select(m => m.Groups[1].Value).ToHashSet();
var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
    ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
var bicep = Directory.Exists(packages)
    ? Directory.EnumerateDirectories(packages, "azure.bicep.commandline.*")
        .SelectMany(package => executables, (package, name) => Path.Combine(package, Version, "tools", name)).FirstOrDefault(File.Exists)
    : null;
if (bicep is null)
{
    Console.Error.WriteLine("The Bicep CLI is not there yet: dotnet build tests/Schalter.Infra.Tests brings it.");
    return 1;
}

string[] place = ["--mode", "overwrite", "--subscription-id", "00000000-0000-0000-0000-000000000001", "--location", "germanywestcentral"];
return Run("format", "--pattern", "./**/*.bicep*") + Snapshot("dev") + Snapshot("prod");

int Snapshot(string stage)
{
    var code = Run(["snapshot", $"main.{stage}.bicepparam", .. place]);
    if (code == 0)
    {
        SortOutputs(Path.Combine("infra", $"main.{stage}.snapshot.json"));
    }

    return code;
}

// Bicep writes them in another order each time; a snapshot without changes shall have no difference.
void SortOutputs(string file)
{
    var snapshot = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
    var outputs = snapshot["outputs"]!.AsObject();
    snapshot["outputs"] = new JsonObject(
        outputs.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => KeyValuePair.Create(o.Key, o.Value?.DeepClone())));
    File.WriteAllText(file, snapshot.ToJsonString(new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n");
}

int Run(params string[] arguments)
{
    var start = new ProcessStartInfo(bicep, arguments) { WorkingDirectory = "infra" };
    // The snapshots are those of nobody's environment.
    foreach (var name in asked)
    {
        start.Environment.Remove(name);
    }

    using var process = Process.Start(start)!;
    process.WaitForExit();
    return process.ExitCode;
}
