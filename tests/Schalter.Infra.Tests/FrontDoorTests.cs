using System.Text.Json;

namespace Schalter.Infra.Tests;

/// <summary>One address for site and API, with limits that nobody walks around.</summary>
public sealed class FrontDoorTests
{
    public static TheoryData<string> Stages => TemplateTests.Stages;

    /// <summary>Else the rules of Front Door could be walked around. Its address range serves all its customers: only the id says that it is ours.</summary>
    [Theory]
    [MemberData(nameof(Stages))]
    public async Task App_HearsItsOwnFrontDoorOnly_WhereThereIsOne(string stage)
    {
        var snapshot = await Snapshot.OfAsync(stage);
        var site = snapshot.One("Microsoft.Web/sites").At("siteConfig");
        var allowed = site.GetProperty("ipSecurityRestrictions").EnumerateArray().ToList();

        Assert.Equal(snapshot.HasFrontDoor ? "Deny" : "Allow", site.GetProperty("ipSecurityRestrictionsDefaultAction").GetString());
        Assert.Equal(snapshot.HasFrontDoor ? 1 : 0, allowed.Count);
        Assert.All(allowed, rule =>
        {
            var id = Assert.Single(rule.GetProperty("headers").GetProperty("x-azure-fdid").EnumerateArray()).GetString()!;
            Assert.Equal("AzureFrontDoor.Backend", rule.GetProperty("ipAddress").GetString());
            Assert.Contains("format('frontDoor-{0}'", id, StringComparison.Ordinal);
            Assert.Contains("'id'", id, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task FrontDoor_LimitsHowOftenOneAddressSends(string stage)
    {
        var snapshot = await Snapshot.OfAsync(stage);
        var firewalls = snapshot.Of("Microsoft.Network/FrontDoorWebApplicationFirewallPolicies");

        Assert.Equal(snapshot.HasFrontDoor ? 1 : 0, firewalls.Count);
        Assert.All(firewalls, firewall =>
        {
            var limited = firewall.At("customRules.rules").EnumerateArray().Where(r => r.GetProperty("ruleType").GetString() == "RateLimitRule")
                .SelectMany(r => r.GetProperty("matchConditions")[0].GetProperty("matchValue").EnumerateArray().Select(m => m.GetString()));

            Assert.Equal("Prevention", firewall.At("policySettings.mode").GetString());
            Assert.Equal(["DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"], limited.Order());
            Assert.Contains("'firewall'", snapshot.One("Microsoft.Cdn/profiles/securityPolicies").At("parameters.wafPolicy.id").GetString(), StringComparison.Ordinal);
        });
    }

    /// <summary>A name that is on no route gets no answer; one without the firewall has no limits.</summary>
    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Domains_LeadEverywhereAndPastTheFirewall(string stage)
    {
        var snapshot = await Snapshot.OfAsync(stage);
        var chosen = snapshot.Chosen("domains") is { } domains ? domains.EnumerateArray().Select(d => d.GetString()!).ToList() : [];
        var made = snapshot.Of("Microsoft.Cdn/profiles/customDomains");
        var guarded = snapshot.Of("Microsoft.Cdn/profiles/securityPolicies").SelectMany(p => Ids(p.At("parameters.associations")[0].GetProperty("domains")));

        Assert.Equal(chosen, made.Select(d => d.At("hostName").GetString()!));
        Assert.All(made, d => Assert.Equal(("ManagedCertificate", "TLS12"), (d.At("tlsSettings.certificateType").GetString(), d.At("tlsSettings.minimumTlsVersion").GetString())));
        Assert.All(snapshot.Of("Microsoft.Cdn/profiles/afdEndpoints/routes"), r => Assert.Equal(made.Select(d => d.Id), Ids(r.At("customDomains"))));
        Assert.Equal([.. snapshot.Of("Microsoft.Cdn/profiles/afdEndpoints").Select(e => e.Id), .. made.Select(d => d.Id)], guarded);
    }

    /// <summary>Pages call the API under the name they are read under: no second name to be blocked, and one that outlives Azure's.</summary>
    [Fact]
    public async Task ApiAndSite_HaveTheAddressThatTheOfficeGave()
    {
        const string Address = "https://termine.musterstadt.example";
        var snapshot = await Snapshot.OfAsync("musterstadt");
        var settings = snapshot.One("Microsoft.Web/sites/config");

        Assert.Equal((Address, Address), (settings.At("Site__Api").GetString(), settings.At("Mail__SiteUrl").GetString()));
        Assert.Equal(Address, snapshot.Outputs.GetProperty("SITE_URL").GetString());
        Assert.Equal($"{Address}/api", snapshot.Outputs.GetProperty("API_URL").GetString());
        Assert.All([Address, "https://www.musterstadt.example"], origin => Assert.Contains(origin, settings.At("Site__Origins").GetString(), StringComparison.Ordinal));
    }

    /// <summary>Storage sends none, and in a page they say nothing: nobody may frame the counter and have people press its buttons unseen.</summary>
    [Theory]
    [MemberData(nameof(Stages))]
    public async Task PagesOfTheWebsite_GetTheHeadersThatAPageCannotSay(string stage)
    {
        var snapshot = await Snapshot.OfAsync(stage);
        var headers = snapshot.Of("Microsoft.Cdn/profiles/ruleSets/rules").Select(rule => rule.At("actions")[0].GetProperty("parameters"))
            .ToDictionary(rule => rule.GetProperty("headerName").GetString()!, rule => rule.GetProperty("value").GetString(), StringComparer.Ordinal);
        var ruled = snapshot.Of("Microsoft.Cdn/profiles/afdEndpoints/routes").ToDictionary(r => r.Id.Split('/')[^1], r => Ids(r.At("ruleSets")).Count(), StringComparer.Ordinal);

        Assert.Equal(snapshot.HasFrontDoor ? 6 : 0, headers.Count);
        if (snapshot.HasFrontDoor)
        {
            Assert.Equal(("frame-ancestors 'none'", "DENY", "nosniff"), (headers["Content-Security-Policy"], headers["X-Frame-Options"], headers["X-Content-Type-Options"]));
            Assert.Equal((1, 0), (ruled["site"], ruled["api"]));
        }
    }

    private static IEnumerable<string> Ids(JsonElement list) => list.EnumerateArray().Select(d => d.GetProperty("id").GetString()!);
}
