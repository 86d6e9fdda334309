namespace Schalter.Infra.Tests;

/// <summary>After the loss of its region the counter rises in the other one, on the account that was failed over.</summary>
public sealed class SecondRegionTests
{
    private const string Group = "rg-schalter-stuttgart-prod-north";
    private const string Lost = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-lost/providers/Microsoft.Storage/storageAccounts/schdatalost";

    private static readonly string[] Services = ["blob", "queue", "table"];
    private static readonly string[] OfAllAzure =
        ["Microsoft.Storage/storageAccounts", "Microsoft.Web/sites", "Microsoft.ServiceBus/namespaces", "Microsoft.KeyVault/vaults", "Microsoft.Cdn/profiles/afdEndpoints"];

    /// <summary>A name that the lost region still holds cannot be taken, and a group cannot move.</summary>
    [Fact]
    public async Task EveryName_IsAnother()
    {
        var (north, prod) = (await Snapshot.OfAsync("north"), await Snapshot.OfAsync("prod"));
        var made = north.Resources.Where(r => r.Type is not ("Microsoft.Authorization/roleAssignments" or "Microsoft.Resources/resourceGroups")).ToList();

        Assert.All(made, r => Assert.Contains(Group, r.Id, StringComparison.Ordinal));
        Assert.Empty(made.Select(r => r.Id).Intersect(prod.Resources.Select(r => r.Id)));
        Assert.Empty(Worldwide(north).Intersect(Worldwide(prod)));
        Assert.All(north.Resources, r => Assert.True(r.Text("location") is "germanynorth" or "global" or "", r.ToString()));
    }

    [Fact]
    public async Task DataAccount_IsTheOneThatWasFailedOver()
    {
        var north = await Snapshot.OfAsync("north");
        var settings = north.One("Microsoft.Web/sites/config");
        var endpoints = north.Of("Microsoft.Network/privateEndpoints").Select(e => e.At("privateLinkServiceConnections")[0].GetProperty("properties"))
            .Where(c => c.GetProperty("privateLinkServiceId").GetString() == Lost).Select(c => c.GetProperty("groupIds")[0].GetString()!);

        Assert.DoesNotContain(north.Of("Microsoft.Storage/storageAccounts"), a => a.Name.StartsWith("schdata", StringComparison.Ordinal));
        Assert.All(Services, service => Assert.Contains("'schdatalost'", settings.At($"Storage__{service}ServiceUri").GetString(), StringComparison.Ordinal));
        Assert.Equal(Services, endpoints.Order());
        Assert.Equal(
            Resources.Containers.Count + 2, north.Of("Microsoft.Authorization/roleAssignments").Count(r => r.Owner.StartsWith(Lost, StringComparison.Ordinal)));
        Assert.Empty(north.Blind);
    }

    /// <summary>What a deployment cannot know, the office says: where the account is.</summary>
    [Fact]
    public void Parameters_AreThoseOfProd_ButForThePlace()
    {
        string[] differs = ["param location", "param keep", "param dataFrom", "  ? null", "  : {", "//"];
        var (north, prod) = (Lines("north"), Lines("prod"));

        Assert.Empty(north.Except(prod));

        IEnumerable<string> Lines(string stage) => Repository.Read($"infra/main.{stage}.bicepparam").Split('\n').Where(line => !differs.Any(d => line.StartsWith(d, StringComparison.Ordinal)));
    }

    /// <summary>Names that must be the only ones of their kind in all of Azure.</summary>
    private static IEnumerable<string> Worldwide(Snapshot snapshot) => OfAllAzure.SelectMany(snapshot.Of).Select(r => r.Leaf);
}
