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

    /// <summary>Past a private network come only addresses that the office named, and only to where content is edited.</summary>
    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Stores_AreReachedFromInsideOnly(string stage)
    {
        var snapshot = await Snapshot.OfAsync(stage);
        var addresses = snapshot.Chosen("admit.addresses")!.Value.EnumerateArray().Select(a => a.GetString()!).ToList();
        Resource[] stores = [snapshot.Account("data"), snapshot.Account("host"), snapshot.One("Microsoft.KeyVault/vaults")];

        Assert.All(stores, store => Assert.Equal(snapshot.IsPrivate ? "Deny" : "Allow", store.At("networkAcls.defaultAction").GetString()));
        Assert.All(stores, store => Assert.False(store.At("networkAcls").TryGetProperty("virtualNetworkRules", out _)));
        if (snapshot.IsPrivate)
        {
            Assert.Equal(addresses, Rules(stores[0]));
            Assert.All(stores[1..], store => Assert.Empty(Rules(store)));
            Assert.All(stores[1..], store => Assert.Equal("Disabled", store.At("publicNetworkAccess").GetString()));
            Assert.Equal(addresses.Count > 0 || IsScanned(snapshot) ? "Enabled" : "Disabled", stores[0].At("publicNetworkAccess").GetString());
        }
    }

    /// <summary>Defender writes its rule itself; a template that says nothing of it takes it away with the next deployment.</summary>
    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Scanner_KeepsItsWayIn(string stage)
    {
        var snapshot = await Snapshot.OfAsync(stage);
        var acls = snapshot.Account("data").At("networkAcls");

        Assert.Equal(
            IsScanned(snapshot) ? ["/subscriptions/00000000-0000-0000-0000-000000000001/providers/Microsoft.Security/datascanners/StorageDataScanner"] : [],
            acls.GetProperty("resourceAccessRules").EnumerateArray().Select(r => r.GetProperty("resourceId").GetString()!));
        Assert.Equal(IsScanned(snapshot) ? "AzureServices" : "None", acls.GetProperty("bypass").GetString());
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task PrivateStores_HaveAnAddressInside(string stage)
    {
        var snapshot = await Snapshot.OfAsync(stage);
        var endpoints = snapshot.Of("Microsoft.Network/privateEndpoints");
        var reached = endpoints.Select(e => e.At("privateLinkServiceConnections")[0].GetProperty("properties"))
            .Select(c => (c.GetProperty("privateLinkServiceId").GetString()!, c.GetProperty("groupIds")[0].GetString()!));
        var (data, host, bus) = (snapshot.Account("data").Id, snapshot.Account("host").Id, snapshot.One("Microsoft.ServiceBus/namespaces"));
        List<(string, string)> meant = !snapshot.IsPrivate ? [] :
        [
            (data, "blob"), (data, "queue"), (data, "table"), (host, "blob"), (host, "table"), (snapshot.One("Microsoft.KeyVault/vaults").Id, "vault"),
            .. snapshot.Chosen("keep.serviceBusSku")!.Value.GetString() == "Premium" ? new[] { (bus.Id, "namespace") } : [],
        ];

        Assert.Equal(meant.Order(), reached.Order());
        Assert.Equal(meant.Any(m => m.Item2 == "namespace") ? "Disabled" : "Enabled", bus.At("publicNetworkAccess").GetString());
        Assert.All(endpoints, e => Assert.Contains(".outputs.endpointsSubnetId", e.At("subnet.id").GetString(), StringComparison.Ordinal));
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
        var snapshot = await Snapshot.OfAsync(stage);
        var vault = snapshot.One("Microsoft.KeyVault/vaults");

        Assert.True(vault.At("enableRbacAuthorization").GetBoolean());
        Assert.True(vault.At("enablePurgeProtection").GetBoolean());
        Assert.Equal(snapshot.Chosen("recoverVault")?.GetBoolean() ?? false ? "recover" : "default", vault.At("createMode").GetString());
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

    private static bool IsScanned(Snapshot snapshot) => snapshot.Chosen("scan.defenderGBPerMonth")!.Value.GetInt32() > 0;

    private static IEnumerable<string> Rules(Resource store) => store.At("networkAcls").TryGetProperty("ipRules", out var rules)
        ? rules.EnumerateArray().Select(r => r.GetProperty("value").GetString()!) : [];
}
