using System.Text.RegularExpressions;

namespace Schalter.Infra.Tests;

/// <summary>What the code names, what <c>resources.json</c> lists and what the template makes are the same.</summary>
public sealed partial class StoreTests
{
    public static TheoryData<string> Stages => TemplateTests.Stages;

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Containers_AreThoseListed(string stage) => await AssertMadeAsync(stage, "blobServices/containers", Resources.Containers);

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Queues_AreThoseListed_EachWithItsPoisonQueue(string stage) =>
        await AssertMadeAsync(stage, "queueServices/queues", [.. Resources.Queues, .. Resources.Queues.Select(q => $"{q}-poison")]);

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Tables_AreThoseListed(string stage) => await AssertMadeAsync(stage, "tableServices/tables", Resources.Tables);

    [Fact]
    public void QueueTriggers_ReadEveryQueueListedAndNoOther()
    {
        var read = Repository.Deployed.Values.SelectMany(source => QueueTrigger().Matches(source))
            .Select(m => Repository.Constant(m.Groups["type"].Value, m.Groups["name"].Value)).ToList();

        Assert.Equal(Resources.Queues.Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ContainersOfTheCode_AreListed() => Assert.Equal(
        Resources.Containers.Order(StringComparer.Ordinal), ContainerUse.OfCode.Keys.Order(StringComparer.Ordinal));

    /// <summary>A named schedule or queue (<c>%setting%</c>) that nobody sets keeps the function from starting.</summary>
    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Placeholders_AreSet(string stage)
    {
        var settings = await SettingsAsync(stage);

        Assert.All(Repository.Deployed.Values, source => Assert.Empty(Unset(source, settings)));
        Assert.Equal(["Nobody:Sets"], Unset("[QueueTrigger(\"%Office:Issuer%-%Nobody:Sets%\")]", settings));
        Assert.Equal(["Schedule"], Unset("[TimerTrigger(\"%Schedule%\", UseMonitor = true)]", settings));
    }

    /// <summary>Flex Consumption knows no time zone, and where it were set every due time would shift; a schedule needs all six fields.</summary>
    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Timers_TickInUtc(string stage)
    {
        var schedules = Repository.Deployed.Values.SelectMany(source => TimerTrigger().Matches(source)).Select(m => m.Groups["schedule"].Value).ToList();
        string[] zones = ["WEBSITE_TIME_ZONE", "TZ"];

        Assert.Equal(Repository.Deployed.Values.Sum(source => Regex.Count(source, @"\[TimerTrigger\(")), schedules.Count);
        Assert.NotEmpty(schedules);
        Assert.All(schedules, schedule => Assert.Matches(@"^(\S+ ){5}\S+$", schedule));
        Assert.Empty((await SettingsAsync(stage)).Intersect(zones));
    }

    private static async Task<IReadOnlyList<string>> SettingsAsync(string stage) =>
        [.. (await Snapshot.OfAsync(stage)).One("Microsoft.Web/sites/config").Properties.EnumerateObject().Select(p => p.Name)];

    private static IEnumerable<string> Unset(string source, IReadOnlyList<string> settings) => Trigger().Matches(source)
        .SelectMany(m => Placeholder().Matches(m.Value)).Select(m => m.Groups["setting"].Value)
        .Where(name => !settings.Contains(name.Replace(":", "__", StringComparison.Ordinal)));

    private static async Task AssertMadeAsync(string stage, string kind, IReadOnlyList<string> expected)
    {
        var snapshot = await Snapshot.OfAsync(stage);
        var data = snapshot.Account("data").Name;
        var made = snapshot.Of($"Microsoft.Storage/storageAccounts/{kind}")
            .Where(r => r.Name.StartsWith(data + "/", StringComparison.Ordinal)).Select(r => r.Leaf);

        Assert.Equal(expected.Order(StringComparer.Ordinal), made.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"QueueTrigger\((?<type>\w+)\.(?<name>\w+), Connection = StorageClients\.Section\)")]
    private static partial Regex QueueTrigger();

    [GeneratedRegex(@"TimerTrigger\(""(?<schedule>[^""]+)""")]
    private static partial Regex TimerTrigger();

    [GeneratedRegex(@"\[(Queue|Timer|Http)Trigger\([^\]]*\]")]
    private static partial Regex Trigger();

    [GeneratedRegex("%(?<setting>[A-Za-z_:]+)%")]
    private static partial Regex Placeholder();
}
