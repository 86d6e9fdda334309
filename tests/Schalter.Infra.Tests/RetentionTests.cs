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

        Assert.All(days, d => Assert.True(WithoutPersons.Contains(container) ? d >= 3650 : d == 1, $"{container}: {d} days"));
        Assert.False(actions.TryGetProperty("baseBlob", out _), "what is current is deleted by the app alone");
    });

    /// <summary>What is deleted can be taken back for as many days as the office chose, none included; docs/operations.md adds them to each date.</summary>
    [Theory]
    [MemberData(nameof(Stages))]
    public async Task DeletedBlobs_LingerForTheDaysThatWereChosen(string stage)
    {
        var snapshot = await Snapshot.OfAsync(stage);
        var days = snapshot.Chosen("keep.undeleteDays")!.Value.GetInt32();
        var blobs = Assert.Single(snapshot.Of("Microsoft.Storage/storageAccounts/blobServices"), s => s.Name == snapshot.Account("data").Name + "/default");

        Assert.Equal(days, Days(blobs, "deleteRetentionPolicy"));
        Assert.Equal(days, Days(blobs, "containerDeleteRetentionPolicy"));
        Assert.Equal(days > 0, blobs.At("isVersioningEnabled").GetBoolean());
        Assert.False(blobs.At("deleteRetentionPolicy").TryGetProperty("allowPermanentDelete", out var permanent) && permanent.GetBoolean());
    }

    /// <summary>The addresses that storage logs (references, no names) must not outlive the tombstone of a case by much.</summary>
    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    [InlineData("prod")]
    public async Task Logs_AreGoneWithTheTombstones(string stage) => Assert.Equal(
        30, (await Snapshot.OfAsync(stage)).One("Microsoft.OperationalInsights/workspaces").At("retentionInDays").GetInt32());

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Stores_CannotBeDeletedByMistake_WhereTheOfficeChoseSo(string stage)
    {
        var snapshot = await Snapshot.OfAsync(stage);
        string[] kept = snapshot.Chosen("keep.isLocked")!.Value.GetBoolean() ? [snapshot.Account("data").Id, snapshot.One("Microsoft.ServiceBus/namespaces").Id] : [];

        Assert.Equal(kept.Order(), snapshot.Of("Microsoft.Authorization/locks").Select(l => l.Owner).Order());
    }

    private static int Days(Resource blobs, string policy) => blobs.At($"{policy}.enabled").GetBoolean() ? blobs.At($"{policy}.days").GetInt32() : 0;

    private static async Task<IReadOnlyList<System.Text.Json.JsonElement>> RulesAsync(string stage) =>
        [.. (await Snapshot.OfAsync(stage)).One("Microsoft.Storage/storageAccounts/managementPolicies").At("policy.rules").EnumerateArray()];
}
