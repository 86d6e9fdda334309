namespace Schalter.Infra.Tests;

/// <summary>What the app deletes does not live on in versions and copies (docs/adr/0030).</summary>
public sealed class RetentionTests
{
    /// <summary>Containers without personal data: the office's own files, and what is kept of them.</summary>
    private static readonly string[] WithoutPersons = ["content", "content-archive"];

    private static readonly string[] Copies = ["version", "snapshot"];

    public static TheoryData<string> Stages => TemplateTests.Stages;

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task EveryContainer_HasALifecycleRule_ForItAlone(string stage)
    {
        var prefixes = (await RulesAsync(stage)).Select(rule => Assert.Single(rule.GetProperty("definition").GetProperty("filters").GetProperty("prefixMatch").EnumerateArray()).GetString());

        Assert.Equal(Resources.Containers.Select(c => c + "/").Order(StringComparer.Ordinal), prefixes.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task VersionsOfPersonalData_AreGoneTheNextDay(string stage) => Assert.All(await RulesAsync(stage), rule =>
    {
        var container = rule.GetProperty("name").GetString()!["versions-".Length..];
        var actions = rule.GetProperty("definition").GetProperty("actions");
        var days = Copies.Select(what => actions.GetProperty(what).GetProperty("delete").GetProperty("daysAfterCreationGreaterThan").GetInt32());

        Assert.All(days, d => Assert.True(WithoutPersons.Contains(container) ? d >= 30 : d == 1, $"{container}: {d} days"));
        Assert.False(actions.TryGetProperty("baseBlob", out _), "what is current is deleted by the app alone");
    });

    /// <summary>After a deletion date a document can be taken back by hand for so long; a deletion concept must name the days.</summary>
    [Theory]
    [InlineData("dev", 1)]
    [InlineData("test", 7)]
    [InlineData("prod", 7)]
    public async Task DeletedBlobs_LingerForTheDaysThatAreDocumented(string stage, int days)
    {
        var snapshot = await Snapshot.OfAsync(stage);
        var blobs = Assert.Single(snapshot.Of("Microsoft.Storage/storageAccounts/blobServices"), s => s.Name == snapshot.Account("data").Name + "/default");

        Assert.Equal((true, days), (blobs.At("deleteRetentionPolicy.enabled").GetBoolean(), blobs.At("deleteRetentionPolicy.days").GetInt32()));
        Assert.False(blobs.At("deleteRetentionPolicy.allowPermanentDelete").GetBoolean());
        Assert.Equal(days, blobs.At("containerDeleteRetentionPolicy.days").GetInt32());
        Assert.True(blobs.At("isVersioningEnabled").GetBoolean());
    }

    [Fact]
    public async Task Prod_CannotBeDeletedByMistake()
    {
        var snapshot = await Snapshot.OfAsync("prod");
        var locked = snapshot.Of("Microsoft.Authorization/locks").Select(l => l.Owner);

        Assert.Equal(
            new[] { snapshot.Account("data").Id, snapshot.One("Microsoft.ServiceBus/namespaces").Id }.Order(), locked.Order());
    }

    private static async Task<IReadOnlyList<System.Text.Json.JsonElement>> RulesAsync(string stage) =>
        [.. (await Snapshot.OfAsync(stage)).One("Microsoft.Storage/storageAccounts/managementPolicies").At("policy.rules").EnumerateArray()];
}
