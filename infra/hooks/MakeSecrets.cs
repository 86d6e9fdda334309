// After provisioning: makes the secrets that the template names and the vault does not have yet. Never writes over one: everybody's
// reference and access key come from it. Speaks to the control plane only, so it works from outside of a private network and needs no
// right to read secrets.
#:property PublishAot=false
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;

const string Arm = "https://management.azure.com";
var group = $"{Arm}/subscriptions/{Set("AZURE_SUBSCRIPTION_ID")}/resourceGroups/{Set("AZURE_RESOURCE_GROUP")}/providers";
var vault = $"{group}/Microsoft.KeyVault/vaults/{Set("VAULT_NAME")}";

// A failed listing ends everything: what cannot be seen must not be taken for missing.
var there = new HashSet<string>();
for (var next = $"{vault}/secrets?api-version=2025-05-01"; next is not null;)
{
    using var page = JsonDocument.Parse(Az("rest", "--method", "get", "--url", next));
    there.UnionWith(page.RootElement.GetProperty("value").EnumerateArray().Select(s => s.GetProperty("name").GetString()!));
    next = page.RootElement.TryGetProperty("nextLink", out var link) ? link.GetString() : null;
}

var missing = JsonSerializer.Deserialize<int[]>(Set("SECRET_VERSIONS"))!.Select(version => $"secret-{version}").Where(name => !there.Contains(name)).ToList();
foreach (var name in missing)
{
    // Through a file that only its owner may read: arguments can be seen by everybody on the machine.
    var file = Path.GetTempFileName();
    try
    {
        var value = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        File.WriteAllText(file, JsonSerializer.Serialize(new { properties = new { value, contentType = "base64, 32 random bytes" } }));
        Az("rest", "--method", "put", "--url", $"{vault}/secrets/{name}?api-version=2025-05-01", "--body", $"@{file}", "--output", "none");
        Console.WriteLine($"made {name}");
    }
    finally
    {
        File.Delete(file);
    }
}

if (missing.Count > 0)
{
    // The app looked before the secret was there, and looks again within a day: too late for the first visitor.
    Az("rest", "--method", "post", "--url", $"{group}/Microsoft.Web/sites/{Set("APP_NAME")}/config/configreferences/appsettings/refresh?api-version=2022-03-01", "--output", "none");
}

static string Set(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
    ? value
    : throw new InvalidOperationException($"{name} is not set: this runs as a hook of azd.");

static string Az(params string[] arguments)
{
    var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "az.cmd" : "az", arguments) { RedirectStandardOutput = true };
    using var az = Process.Start(start)!;
    var output = az.StandardOutput.ReadToEnd();
    az.WaitForExit();
    return az.ExitCode == 0 ? output : throw new InvalidOperationException($"az {arguments[0]} {arguments[2]} ended with {az.ExitCode}.");
}
