namespace Schalter.Infra.Tests;

/// <summary>The app may do what its code does, people and systems what the office named them for; nobody anything else.</summary>
public sealed class RoleTests
{
    /// <summary>From Microsoft's list of built-in roles; the template has its own table, so a typing error shows.</summary>
    private static readonly Dictionary<string, string> Roles = new()
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"] = "Storage Blob Data Reader",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fbe8"] = "Storage Queue Data Contributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["69a216fc-b8fb-44d8-bc22-1f3c2cd27a39"] = "Azure Service Bus Data Sender",
        ["4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0"] = "Azure Service Bus Data Receiver",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
    };

    /// <summary>Where Defender leaves its verdicts: tags, which only an owner may read.</summary>
    private const string Incoming = "incoming";
    private const string Defender = "Microsoft.Security/defenderForStorageSettings";
    private const string App = "the app";

    public static TheoryData<string> Stages => TemplateTests.Stages;

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task App_HasExactlyTheRolesThatItsCodeNeeds(string stage)
    {
        var snapshot = await Snapshot.OfAsync(stage);
        var (data, host, site) = (snapshot.Account("data").Id, snapshot.Account("host").Id, snapshot.Account("site").Id);
        List<(string, string)> needed =
        [
            .. ContainerUse.OfCode.Select(use => (
                $"{data}/blobServices/default/containers/{use.Key}",
                use.Key == Incoming && snapshot.Of(Defender).Any() ? "Storage Blob Data Owner"
                    : use.Value ? "Storage Blob Data Contributor"
                    : "Storage Blob Data Reader")),
            (data, "Storage Queue Data Contributor"),
            (data, "Storage Table Data Contributor"),
            // the host itself: leases, timers, packages; its own events
            (host, "Storage Blob Data Owner"),
            (host, "Storage Table Data Contributor"),
            (site, "Storage Blob Data Contributor"),
            .. snapshot.Of("Microsoft.ServiceBus/namespaces/topics").Select(topic => (topic.Id, "Azure Service Bus Data Sender")),
            (snapshot.One("Microsoft.KeyVault/vaults").Id, "Key Vault Secrets User"),
            (snapshot.One("Microsoft.Insights/components").Id, "Monitoring Metrics Publisher"),
        ];

        Assert.Equal(needed.Order(), Given(snapshot).Where(g => g.To == App).Select(g => (g.Scope, g.Role)).Order());
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Others_HaveExactlyWhatTheOfficeGaveThem(string stage)
    {
        var snapshot = await Snapshot.OfAsync(stage);
        var topics = $"{snapshot.One("Microsoft.ServiceBus/namespaces").Id}/topics";
        var editors = snapshot.Chosen("admit.editorsGroupId")!.Value.GetString()!;
        List<(string, string, string)> meant =
        [
            .. snapshot.Chosen("admit.subscribers")!.Value.EnumerateArray().Select(s => (
                $"{topics}/{s.GetProperty("topic")}/subscriptions/{s.GetProperty("subscription")}", "Azure Service Bus Data Receiver", s.GetProperty("principalId").GetString()!)),
        ];
        if (editors.Length > 0)
        {
            meant.Add(($"{snapshot.Account("data").Id}/blobServices/default/containers/content", "Storage Blob Data Contributor", editors));
        }

        Assert.Equal(meant.Order(), Given(snapshot).Where(g => g.To != App).Order());
    }

    /// <summary>Azure lets no assignment change its role: under the same name a deployment that narrows one would fail.</summary>
    [Fact]
    public void NameOfAnAssignment_DependsOnItsRole()
    {
        var rules = Repository.Files("infra/modules", "roles-*.bicep").SelectMany(file => File.ReadLines(file)).Where(line => line.Contains("name: guid(", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(rules);
        Assert.All(rules, line => Assert.Matches(@"guid\([^)]*, (roles\.\w+|blobRoles\[i\])\)", line));
    }

    private static IEnumerable<(string Scope, string Role, string To)> Given(Snapshot snapshot) => snapshot.Of("Microsoft.Authorization/roleAssignments").Select(r => (
        r.Owner,
        Roles[r.At("roleDefinitionId").GetString()!.Split('/')[^1]],
        To: r.At("principalId").GetString() is var to && to!.Contains("format('identity-{0}'", StringComparison.Ordinal) && to.EndsWith(".outputs.principalId.value]", StringComparison.Ordinal) ? App : to!));
}
