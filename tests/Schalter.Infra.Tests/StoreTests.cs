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
    [Fact]
    public async Task Placeholders_AreSet()
    {
        var set = (await Snapshot.OfAsync("prod")).One("Microsoft.Web/sites/config").Properties.EnumerateObject().Select(p => p.Name).ToList();

        Assert.All(
            Repository.Deployed.Values.SelectMany(source => Trigger().Matches(source)).SelectMany(m => Placeholder().Matches(m.Value)),
            m => Assert.Contains(m.Groups["setting"].Value.Replace(":", "__", StringComparison.Ordinal), set));
    }

    /// <summary>Flex Consumption knows no time zone and needs all six fields.</summary>
    [Fact]
    public async Task Timers_TickInUtc()
    {
        var schedules = Repository.Deployed.Values.SelectMany(source => TimerTrigger().Matches(source)).Select(m => m.Groups["schedule"].Value).ToList();
        var settings = (await Snapshot.OfAsync("prod")).One("Microsoft.Web/sites/config").Properties;

        Assert.NotEmpty(schedules);
        Assert.All(schedules, schedule => Assert.True(schedule.StartsWith('%') || schedule.Split(' ').Length == 6, schedule));
        Assert.False(settings.TryGetProperty("WEBSITE_TIME_ZONE", out _));
    }

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
