using System.Text.Json;

namespace Schalter.Infra.Tests;

/// <summary>Nothing is public but what must be: the website's pages and the API.</summary>
public sealed class ExposureTests
{
    public static TheoryData<string> Stages => TemplateTests.Stages;

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task StorageAccounts_HaveNoKeysNoPublicBlobsAndTls12(string stage)
    {
        var snapshot = await Snapshot.OfAsync(stage);

        Assert.All(snapshot.Of("Microsoft.Storage/storageAccounts"), account =>
        {
            Assert.False(account.At("allowSharedKeyAccess").GetBoolean());
            Assert.False(account.At("allowBlobPublicAccess").GetBoolean());
            Assert.False(account.At("allowCrossTenantReplication").GetBoolean());
            Assert.True(account.At("supportsHttpsTrafficOnly").GetBoolean());
            Assert.Equal("TLS1_2", account.At("minimumTlsVersion").GetString());
        });
        Assert.All(snapshot.Of("Microsoft.Storage/storageAccounts/blobServices/containers"), c => Assert.Equal("None", c.At("publicAccess").GetString()));
    }

    [Theory]
    [InlineData("test")]
    [InlineData("prod")]
    public async Task Stores_AreReachedFromInsideOnly(string stage)
    {
        var snapshot = await Snapshot.OfAsync(stage);

        Assert.All([snapshot.Account("data"), snapshot.Account("host"), snapshot.One("Microsoft.KeyVault/vaults")], AssertClosed);
        Assert.All(
            snapshot.Of("Microsoft.Network/privateEndpoints"),
            e => Assert.Contains(".outputs.endpointsSubnetId", e.At("subnet.id").GetString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("test")]
    [InlineData("prod")]
    public async Task PrivateStores_HaveAnAddressInside(string stage)
    {
        var snapshot = await Snapshot.OfAsync(stage);
        var reached = snapshot.Of("Microsoft.Network/privateEndpoints").Select(e => e.At("privateLinkServiceConnections")[0].GetProperty("properties"))
            .Select(c => (c.GetProperty("privateLinkServiceId").GetString()!, c.GetProperty("groupIds")[0].GetString()!));
        var (data, host) = (snapshot.Account("data").Id, snapshot.Account("host").Id);

        Assert.Equal(
            new[] { (data, "blob"), (data, "queue"), (data, "table"), (host, "blob"), (host, "table"), (snapshot.One("Microsoft.KeyVault/vaults").Id, "vault") }.Order(),
            reached.Order());
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Namespace_HasNoKeys(string stage)
    {
        var bus = (await Snapshot.OfAsync(stage)).One("Microsoft.ServiceBus/namespaces");

        Assert.True(bus.At("disableLocalAuth").GetBoolean());
        Assert.Equal("1.2", bus.At("minimumTlsVersion").GetString());
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Vault_IsGuardedByRoles_AndNothingInItIsLost(string stage)
    {
        var vault = (await Snapshot.OfAsync(stage)).One("Microsoft.KeyVault/vaults");

        Assert.True(vault.At("enableRbacAuthorization").GetBoolean());
        Assert.True(vault.At("enablePurgeProtection").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task App_TakesNoPasswordsAndNoPlainHttp(string stage)
    {
        var snapshot = await Snapshot.OfAsync(stage);
        var app = snapshot.One("Microsoft.Web/sites");

        Assert.True(app.At("httpsOnly").GetBoolean());
        Assert.Equal("Disabled", app.At("siteConfig.ftpsState").GetString());
        Assert.Equal("1.2", app.At("siteConfig.minTlsVersion").GetString());
        Assert.Equal(["ftp", "scm"], snapshot.Of("Microsoft.Web/sites/basicPublishingCredentialsPolicies").Where(p => !p.At("allow").GetBoolean()).Select(p => p.Leaf).Order());
        Assert.Equal("UserAssigned", app.Json.GetProperty("identity").GetProperty("type").GetString());
    }

    /// <summary>Else the rules of Front Door could be walked around.</summary>
    [Fact]
    public async Task App_BehindFrontDoor_HearsFrontDoorOnly()
    {
        var app = (await Snapshot.OfAsync("prod")).One("Microsoft.Web/sites");
        var allowed = Assert.Single(app.At("siteConfig.ipSecurityRestrictions").EnumerateArray());

        Assert.Equal("Deny", app.At("siteConfig.ipSecurityRestrictionsDefaultAction").GetString());
        Assert.Equal("AzureFrontDoor.Backend", allowed.GetProperty("ipAddress").GetString());
        Assert.NotEmpty(allowed.GetProperty("headers").GetProperty("x-azure-fdid")[0].GetString()!);
    }

    [Fact]
    public async Task FrontDoor_LimitsHowOftenOneAddressSends()
    {
        var snapshot = await Snapshot.OfAsync("prod");
        var firewall = snapshot.One("Microsoft.Network/FrontDoorWebApplicationFirewallPolicies");
        var limited = firewall.At("customRules.rules").EnumerateArray().Where(r => r.GetProperty("ruleType").GetString() == "RateLimitRule")
            .SelectMany(r => r.GetProperty("matchConditions")[0].GetProperty("matchValue").EnumerateArray().Select(m => m.GetString()));

        Assert.Equal("Prevention", firewall.At("policySettings.mode").GetString());
        Assert.Equal(["DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"], limited.Order());
        Assert.Contains("'firewall'", snapshot.One("Microsoft.Cdn/profiles/securityPolicies").At("parameters.wafPolicy.id").GetString(), StringComparison.Ordinal);
    }

    private static void AssertClosed(Resource store) => Assert.True(
        store.At("networkAcls.defaultAction").GetString() == "Deny"
        && !store.At("networkAcls").TryGetProperty("ipRules", out _)
        && !store.At("networkAcls").TryGetProperty("virtualNetworkRules", out _)
        && (store.At("publicNetworkAccess").GetString() == "Disabled" || store.At("networkAcls.bypass").GetString() == "AzureServices"),
        JsonSerializer.Serialize(store.Properties));
}
