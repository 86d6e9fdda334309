// Makes the secrets that the stage's parameter file numbers and the vault does not have yet. Runs before provisioning, so that no setting ever
// names a secret that is not there (the app would not start), and after it (-- --after), as the very first run had no vault before. Never writes over
// a secret: everybody's reference and access key come from it. Speaks to the control plane only, so it works from outside of a private network and
// needs no right to read secrets.
#:property PublishAot=false
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

const string Arm = "https://management.azure.com";
var isAfter = args is ["--after"];
var environment = Set("AZURE_ENV_NAME");
var chosen = File.ReadAllText(Path.Combine("infra", $"main.{environment}.bicepparam"));
var office = Regex.Match(chosen, @"^param office = '(\w+)'", RegexOptions.Multiline).Groups[1].Value;
var numbers = Regex.Match(chosen, @"^param secretVersions = \[([\d, ]+)\]", RegexOptions.Multiline) is { Success: true } list ? list.Groups[1].Value : "1";
if (Find("Microsoft.KeyVault/vaults") is not { } vault)
{
    Console.WriteLine("There is no vault yet.");
    return isAfter ? 1 : 0;
}

var there = Secrets();
foreach (var name in numbers.Split(',', StringSplitOptions.TrimEntries).Select(number => $"secret-{number}").Where(name => !there.Contains(name)))
{
    Make(name);
}

if (isAfter && Find("Microsoft.Web/sites") is { } app)
{
    // The app looks anew within a day only: too late for the first visitor, and for a secret that came a moment after the setting.
    Az("rest", "--method", "post", "--url", $"{Arm}{app}/config/configreferences/appsettings/refresh?api-version=2022-03-01", "--output", "none");
}

return 0;

// By the marks that the template puts on everything: names differ by subscription and region.
string? Find(string type)
{
    using var found = JsonDocument.Parse(Az("resource", "list", "--resource-type", type, "--tag", $"azd-env-name={environment}", "--output", "json"));
    return found.RootElement.EnumerateArray().Where(r => r.GetProperty("tags").GetProperty("office").GetString() == office)
        .Select(r => r.GetProperty("id").GetString()).SingleOrDefault();
}

// A failed listing ends everything: what cannot be seen must not be taken for missing.
HashSet<string> Secrets()
{
    var names = new HashSet<string>();
    for (var next = $"{Arm}{vault}/secrets?api-version=2025-05-01"; next is not null;)
    {
        using var page = JsonDocument.Parse(Az("rest", "--method", "get", "--url", next));
        names.UnionWith(page.RootElement.GetProperty("value").EnumerateArray().Select(s => s.GetProperty("name").GetString()!));
        next = page.RootElement.TryGetProperty("nextLink", out var link) ? link.GetString() : null;
    }

    return names;
}

void Make(string name)
{
    // Through a file that only its owner may read: arguments can be seen by everybody on the machine.
    var file = Path.GetTempFileName();
    try
    {
        var value = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        File.WriteAllText(file, JsonSerializer.Serialize(new { properties = new { value, contentType = "base64, 32 random bytes" } }));
        Az("rest", "--method", "put", "--url", $"{Arm}{vault}/secrets/{name}?api-version=2025-05-01", "--body", $"@{file}", "--output", "none");
        Console.WriteLine($"made {name}");
    }
    finally
    {
        File.Delete(file);
    }
}

static string Set(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
    ? value
    : throw new InvalidOperationException($"{name} is not set: dev, test, prod or north.");

static string Az(params string[] arguments)
{
    string[] subscription = Environment.GetEnvironmentVariable("AZURE_SUBSCRIPTION_ID") is { Length: > 0 } id ? ["--subscription", id] : [];
    var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "az.cmd" : "az", [.. arguments, .. subscription]) { RedirectStandardOutput = true };
    using var az = Process.Start(start)!;
    var output = az.StandardOutput.ReadToEnd();
    az.WaitForExit();
    return az.ExitCode == 0 ? output : throw new InvalidOperationException($"az {arguments[0]} {arguments[2]} ended with {az.ExitCode}.");
}
