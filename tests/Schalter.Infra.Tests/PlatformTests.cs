using System.Text.Json;

namespace Schalter.Infra.Tests;

/// <summary>Where it runs, and that what the host is told fits the code.</summary>
public sealed class PlatformTests
{
    /// <summary>They have no region: names, rules and routes; no stored data of people.</summary>
    private static readonly string[] Worldwide =
    [
        "Microsoft.Cdn/profiles", "Microsoft.Cdn/profiles/afdEndpoints", "Microsoft.Insights/actionGroups", "Microsoft.Insights/metricAlerts",
        "Microsoft.Network/FrontDoorWebApplicationFirewallPolicies", "Microsoft.Network/privateDnsZones",
        "Microsoft.Network/privateDnsZones/virtualNetworkLinks",
    ];

    /// <summary>Of the places that Azure probes from: Amsterdam, Paris.</summary>
    private static readonly string[] InTheUnion = ["emea-nl-ams-azr", "emea-fr-pra-edge"];

    public static TheoryData<string> Stages => TemplateTests.Stages;

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Data_StayInGermany(string stage) => Assert.All(
        (await Snapshot.OfAsync(stage)).Resources.Where(r => r.Text("location").Length > 0),
        r => Assert.True(r.Text("location").StartsWith("germany", StringComparison.Ordinal) || (r.Text("location") == "global" && Worldwide.Contains(r.Type)), $"{r} {r.Text("location")}"));

    /// <summary>Probes ask from elsewhere in the Union whether the counter answers; they see what everybody sees.</summary>
    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Probes_StayInTheUnion_AndAskOneAddressThatShowsNobody(string stage)
    {
        var probe = (await Snapshot.OfAsync(stage)).One("Microsoft.Insights/webtests");

        Assert.NotEmpty(probe.At("Locations").EnumerateArray());
        Assert.All(probe.At("Locations").EnumerateArray(), l => Assert.Contains(l.GetProperty("Id").GetString(), InTheUnion));
        Assert.Equal("GET", probe.At("Request.HttpVerb").GetString());
    }

    /// <summary>The parameter takes no other region, whoever writes a parameter file.</summary>
    [Fact]
    public void Template_TakesGermanRegionsOnly() => Assert.Contains(
        "@allowed(['germanywestcentral', 'germanynorth'])\nparam location string", Repository.Read("infra/main.bicep"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Resources_AreTagged(string stage) => Assert.All(
        (await Snapshot.OfAsync(stage)).Resources.Where(r => r.Text("location").Length > 0),
        r => Assert.Matches(@"['""]stage['""][:,] ?['""](dev|test|prod)['""]", r.Text("tags")));

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task App_RunsWhatIsBuilt(string stage)
    {
        var app = (await Snapshot.OfAsync(stage)).One("Microsoft.Web/sites").At("functionAppConfig");
        var framework = Repository.Read("Directory.Build.props").Split("<TargetFramework>net")[1].Split('<')[0];

        Assert.Equal(("dotnet-isolated", framework), (app.GetProperty("runtime").GetProperty("name").GetString(), app.GetProperty("runtime").GetProperty("version").GetString()));
        Assert.Equal("UserAssignedIdentity", app.GetProperty("deployment").GetProperty("storage").GetProperty("authentication").GetProperty("type").GetString());
    }

    /// <summary>Flex Consumption is one plan per app, and a plan of its own kind.</summary>
    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Plan_SleepsAtNight(string stage)
    {
        var plan = (await Snapshot.OfAsync(stage)).One("Microsoft.Web/serverfarms");

        Assert.Equal("FC1", plan.Json.GetProperty("sku").GetProperty("name").GetString());
    }

    /// <summary>Front Door and the probe know the API by its prefix; the host takes at most 100 MiB per request.</summary>
    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Host_AndTemplate_MeanTheSameAddresses(string stage)
    {
        var host = JsonDocument.Parse(Repository.Read("host.json")).RootElement;
        var prefix = host.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString();
        var snapshot = await Snapshot.OfAsync(stage);
        var routes = snapshot.Of("Microsoft.Cdn/profiles/afdEndpoints/routes").ToDictionary(r => r.Leaf, r => r.At("patternsToMatch")[0].GetString());
        var bytes = long.Parse(snapshot.One("Microsoft.Web/sites/config").At("Limits__RequestBytes").GetString()!, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(snapshot.HasFrontDoor ? $"/{prefix}/*" : null, routes.GetValueOrDefault("api"));
        Assert.Contains("/health/ready", snapshot.One("Microsoft.Insights/webtests").At("Request.RequestUrl").GetString(), StringComparison.Ordinal);
        Assert.Contains(Repository.Deployed.Values, source => source.Contains("Route = \"health/ready\"", StringComparison.Ordinal));
        Assert.InRange(bytes, 1, 100 * 1024 * 1024);
    }

    /// <summary>Sampling has one place, the template: the host's own would thin out the very lines that alerts look for.</summary>
    [Fact]
    public void Host_LeavesSamplingToTheTemplate() => Assert.False(JsonDocument.Parse(Repository.Read("host.json")).RootElement
        .GetProperty("logging").GetProperty("applicationInsights").GetProperty("samplingSettings").GetProperty("isEnabled").GetBoolean());

    /// <summary>What comes from outside is scanned wherever Defender is asked for its verdict; nothing is scanned twice.</summary>
    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Defender_ScansWhatComesIn_AndOnlyThat(string stage)
    {
        var snapshot = await Snapshot.OfAsync(stage);
        var defender = snapshot.Of("Microsoft.Security/defenderForStorageSettings").ToList();

        Assert.Equal(snapshot.One("Microsoft.Web/sites/config").At("Scanner__Mode").GetString() == "defender", defender.Count == 1);
        Assert.All(defender, d => Assert.Equal(
            Resources.Containers.Except(["incoming"]).Select(name => $"{name}/"),
            d.At("malwareScanning.onUpload.filters.excludeBlobsWithPrefix").EnumerateArray().Select(p => p.GetString()!)));
    }
}
