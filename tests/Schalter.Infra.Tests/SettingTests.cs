using System.Text.Json;
using System.Text.RegularExpressions;

namespace Schalter.Infra.Tests;

/// <summary>Every setting that the code reads is set, and no other. README.md lists what it reads (held to the code by its own test).</summary>
public sealed partial class SettingTests
{
    /// <summary>Read by the Functions host, or by its queue triggers, not by our code.</summary>
    private static readonly string[] OfTheHost =
    [
        "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__credential", "Storage__credential",
        // the exporter of figures: it would report about itself to its maker
        "APPLICATIONINSIGHTS_STATSBEAT_DISABLED",
    ];

    /// <summary>Read by the code, but not set in Azure, and why not.</summary>
    private static readonly Dictionary<string, string> NotInAzure = new()
    {
        ["AzureWebJobsStorage"] = "a connection string; Azure has AzureWebJobsStorage__accountName",
        ["Storage"] = "a connection string; Azure has addresses and an identity",
        ["ServiceBus"] = "a connection string; Azure has a host name and an identity",
        ["FUNCTIONS_WORKER_RUNTIME"] = "Flex Consumption refuses it: functionAppConfig names the runtime",
        ["Mail__Password"] = "named in vaultSettings where the mail server asks for one",
        ["Mail__Folder"] = "a folder of this machine",
        ["Content__Root"] = "the content lies beside the program",
        ["AzureFunctionsWebHost__hostid"] = "taken from the app's name; each app has a host storage of its own",
    };

    public static TheoryData<string> Stages => TemplateTests.Stages;

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task App_HasExactlyTheSettingsThatAreRead(string stage)
    {
        var snapshot = await Snapshot.OfAsync(stage);
        var set = snapshot.One("Microsoft.Web/sites/config").Properties.EnumerateObject().Select(p => p.Name);
        var inVault = snapshot.Chosen("vaultSettings")?.EnumerateObject().Select(s => s.Name).ToList() ?? [];
        var versions = snapshot.Chosen("secretVersions")?.EnumerateArray().Select(v => $"Secrets__{v}").Except(["Secrets__1"]) ?? [];
        var read = Readme().Where(row => !row.IsLocal && !NotInAzure.ContainsKey(row.Key)).Select(row => row.Key);

        Assert.Empty(inVault.Except(Readme().Select(row => row.Key)));
        Assert.Equal(read.Concat(OfTheHost).Concat(inVault).Concat(versions).Order(StringComparer.Ordinal), set.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Exceptions_AreStillRead() => Assert.Empty(NotInAzure.Keys.Except(Readme().Select(row => row.Key)));

    [Fact]
    public void Defaults_AreThoseOfTheReadme()
    {
        var settings = JsonDocument.Parse(Repository.Read("infra/settings.json")).RootElement;

        Assert.All(
            Readme().Where(row => Number().IsMatch(row.Default) && settings.TryGetProperty(row.Key, out _)),
            row => Assert.Equal((row.Key, row.Default), (row.Key, settings.GetProperty(row.Key).GetString())));
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Secrets_ComeFromTheVault(string stage)
    {
        var snapshot = await Snapshot.OfAsync(stage);
        var settings = snapshot.One("Microsoft.Web/sites/config").Properties;
        var vault = snapshot.One("Microsoft.KeyVault/vaults").Name;

        Assert.All(
            settings.EnumerateObject().Where(s => SecretName().IsMatch(s.Name) && s.Name != "Secrets__Current"),
            s => Assert.StartsWith($"@Microsoft.KeyVault(VaultName={vault};SecretName=", s.Value.GetString(), StringComparison.Ordinal));
        Assert.True(settings.TryGetProperty($"Secrets__{settings.GetProperty("Secrets__Current").GetString()}", out _));
        Assert.DoesNotContain(settings.EnumerateObject(), s => KeyInText().IsMatch(s.Value.GetString()!));
    }

    /// <summary>Without a scanner nothing may be released where it counts.</summary>
    [Fact]
    public async Task Prod_Scans() => Assert.NotEqual(
        "off", (await Snapshot.OfAsync("prod")).One("Microsoft.Web/sites/config").At("Scanner__Mode").GetString());

    private static IReadOnlyList<(string Key, string Default, bool IsLocal)> Readme() => [.. Row().Matches(Repository.Read("README.md"))
        .Select(m => (m.Groups["key"].Value, m.Groups["default"].Value, m.Groups["meaning"].Value.StartsWith("local run:", StringComparison.Ordinal)))];

    [GeneratedRegex(@"^\| `(?<key>[A-Z][A-Za-z0-9_]+)` \| (?<default>[^|]*?) ?\| [^|]*\| (?<meaning>.*) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\d+$")]
    private static partial Regex Number();

    [GeneratedRegex("Secrets__|Password|Secret$|Key$")]
    private static partial Regex SecretName();

    [GeneratedRegex("AccountKey=|SharedAccessKey=|SharedAccessSignature=|listKeys")]
    private static partial Regex KeyInText();
}
