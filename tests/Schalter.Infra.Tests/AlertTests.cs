using System.Text.RegularExpressions;

namespace Schalter.Infra.Tests;

/// <summary>What goes wrong is noticed by the machine before somebody at the counter notices it.</summary>
public sealed partial class AlertTests
{
    public static TheoryData<string> Stages => TemplateTests.Stages;

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task EveryQueue_IsWatchedForPoisonAndForStandingStill(string stage)
    {
        var snapshot = await Snapshot.OfAsync(stage);
        var (poison, still) = (Query(snapshot, "alert-poison"), Query(snapshot, "alert-queue-stands-still"));

        Assert.Equal(Resources.Queues.Select(q => $"{q}-poison").Order(), ListOf(poison).Order());
        Assert.Equal(Resources.Queues.Order(), ListOf(still).Order());
        Assert.All([poison, still], query => Assert.Contains($"AccountName == \"{snapshot.Account("data").Name}\"", query, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Alerts_AreAllThereAndTellSomebody(string stage)
    {
        var snapshot = await Snapshot.OfAsync(stage);
        var rules = snapshot.Of("Microsoft.Insights/scheduledQueryRules");
        var metrics = snapshot.Of("Microsoft.Insights/metricAlerts");
        string[] expected =
        [
            "alert-backlog", "alert-content-refused", "alert-dead-letters", "alert-function-fails", "alert-log-full", "alert-mail-lost", "alert-not-ready", "alert-poison",
            "alert-queue-stands-still", "alert-scanner-silent", "alert-work-waits",
        ];

        Assert.Equal(expected, rules.Concat(metrics).Select(r => r.Name).Order(StringComparer.Ordinal));
        Assert.All(rules, r => Assert.NotEmpty(r.At("actions.actionGroups").EnumerateArray()));
        Assert.All(metrics, r => Assert.Contains("actionGroups", r.At("actions")[0].GetProperty("actionGroupId").GetString(), StringComparison.Ordinal));
        Assert.All(rules.Concat(metrics), r => Assert.True(r.At("enabled").GetBoolean()));
        Assert.NotEmpty(snapshot.One("Microsoft.Insights/actionGroups").At("emailReceivers").EnumerateArray());
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Budget_WarnsBeforeTheMoneyIsSpent(string stage)
    {
        var warnings = (await Snapshot.OfAsync(stage)).One("Microsoft.Consumption/budgets").At("notifications").EnumerateObject().ToList();

        Assert.Contains(warnings, w => w.Value.GetProperty("thresholdType").GetString() == "Forecasted");
        Assert.All(warnings, w => Assert.NotEmpty(w.Value.GetProperty("contactGroups").EnumerateArray()));
    }

    /// <summary>Who is woken by an alert finds in the documents what has stopped.</summary>
    [Fact]
    public void Documents_SayOfEveryQueueWhatPoisonMeans()
    {
        var section = Repository.Read("docs/operations.md").Split("## Poison")[1].Split("\n## ")[0];

        Assert.Equal(Resources.Queues.Order(), FirstCell().Matches(section).Select(m => m.Groups["name"].Value).Order());
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Documents_SayOfEveryAlertWhatToLookAt(string stage)
    {
        var snapshot = await Snapshot.OfAsync(stage);
        var section = Repository.Read("docs/deploy.md").Split("## Alerts")[1].Split("\n## ")[0];
        var rules = snapshot.Of("Microsoft.Insights/scheduledQueryRules").Concat(snapshot.Of("Microsoft.Insights/metricAlerts"));

        Assert.All(rules, r => Assert.Contains($"`{r.Name["alert-".Length..]}`", section, StringComparison.Ordinal));
    }

    /// <summary>Log events are found by the word the code writes.</summary>
    [Fact]
    public async Task LogEventsAskedFor_AreWrittenByTheCode()
    {
        var asked = (await Snapshot.OfAsync("prod")).Of("Microsoft.Insights/scheduledQueryRules").SelectMany(r => LogEvent().Matches(QueryOf(r)))
            .Select(m => m.Groups["event"].Value).ToList();

        Assert.NotEmpty(asked);
        Assert.All(asked, name => Assert.Contains(Repository.Deployed.Values, source => source.Contains($"\"{name}: ", StringComparison.Ordinal)));
    }

    /// <summary>Each look overlaps the one before: what reaches the log late is seen by the next.</summary>
    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Questions_LookBackTwiceAsFarAsTheyAreApart(string stage) => Assert.All(
        (await Snapshot.OfAsync(stage)).Of("Microsoft.Insights/scheduledQueryRules"),
        r => Assert.True(Span(r, "windowSize") >= 2 * Span(r, "evaluationFrequency"), r.Name));

    /// <summary>A case behind a poison message stands still until somebody acts, however quiet the queue is meanwhile.</summary>
    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Poison_IsNotTakenBackByItself(string stage)
    {
        var rule = Assert.Single((await Snapshot.OfAsync(stage)).Of("Microsoft.Insights/scheduledQueryRules"), r => r.Name == "alert-poison");

        Assert.False(rule.At("autoMitigate").GetBoolean());
    }

    /// <summary>Names of figures, and the words they come with, are those that the code sends.</summary>
    [Fact]
    public async Task FiguresAskedFor_AreSentByTheCode()
    {
        var queries = (await Snapshot.OfAsync("prod")).Of("Microsoft.Insights/scheduledQueryRules").Select(QueryOf).Append(Repository.Read("infra/workbook.json"))
            .Where(q => q.Contains("AppMetrics", StringComparison.Ordinal)).ToList();
        var asked = queries.SelectMany(q => FigureName().Matches(q)).Select(m => m.Groups["name"].Value).Distinct().ToList();
        var documented = DocumentedFigure().Matches(Repository.Read("docs/operations.md")).Select(m => m.Groups["name"].Value).Order(StringComparer.Ordinal).ToList();
        var sent = Repository.Deployed.Values.SelectMany(source => Instrument().Matches(source)).Select(m => m.Groups["name"].Value).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(["schalter.events", "schalter.mails", "schalter.scans"], asked.Order(StringComparer.Ordinal));
        Assert.Equal(sent, documented);
        Assert.Empty(asked.Except(sent));
        Assert.All(queries, q => Assert.All(FigureWord().Matches(q), w => Assert.Contains(
            Repository.Deployed.Values, source => Instrument().IsMatch(source) && source.Contains($"\"{w.Groups["word"].Value}\"", StringComparison.Ordinal))));
    }

    [Fact]
    public void FunctionsInTheWorkbook_AreThere()
    {
        var shown = Repository.Read("infra/workbook.json");
        var list = FunctionList().Match(shown).Groups["names"].Value.Split(',').Select(name => name.Trim(' ', '\\', '"')).ToList();

        Assert.NotEmpty(list);
        Assert.All(list, name => Assert.Contains(Repository.Deployed.Values, source => source.Contains($"[Function(nameof({name}))]", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Stores_KeepALog(string stage)
    {
        var snapshot = await Snapshot.OfAsync(stage);
        var logged = snapshot.Of("Microsoft.Insights/diagnosticSettings").Select(d => d.Owner).ToList();
        string[] services = ["blobServices", "queueServices", "tableServices"];

        Assert.Empty(snapshot.Of("Microsoft.Storage/storageAccounts").SelectMany(a => services.Select(s => $"{a.Id}/{s}/default")).Except(logged));
        Assert.Contains(snapshot.One("Microsoft.ServiceBus/namespaces").Id, logged);
        Assert.Contains(snapshot.One("Microsoft.KeyVault/vaults").Id, logged);
    }

    private static string Query(Snapshot snapshot, string rule) => QueryOf(Assert.Single(snapshot.Of("Microsoft.Insights/scheduledQueryRules"), r => r.Name == rule));

    private static string QueryOf(Resource rule) => rule.At("criteria.allOf")[0].GetProperty("query").GetString()!;

    private static IEnumerable<string> ListOf(string query) => Quoted().Matches(QueueList().Match(query).Groups["names"].Value).Select(m => m.Groups["name"].Value);

    [GeneratedRegex(@"Queue in \((?<names>[^)]*)\)")]
    private static partial Regex QueueList();

    [GeneratedRegex(@"""(?<name>[^""]+)""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"Message startswith ""(?<event>\w+)""")]
    private static partial Regex LogEvent();

    private static TimeSpan Span(Resource rule, string name) => System.Xml.XmlConvert.ToTimeSpan(rule.At(name).GetString()!);

    [GeneratedRegex(@"Name == \\?""(?<name>schalter\.[a-z.]+)")]
    private static partial Regex FigureName();

    [GeneratedRegex(@"Properties\.(?<word>\w+)")]
    private static partial Regex FigureWord();

    [GeneratedRegex(@"\| `(?<name>schalter\.[a-z.]+)` \|")]
    private static partial Regex DocumentedFigure();

    [GeneratedRegex(@"Create(Counter|ObservableGauge|Histogram)(<\w+>)?\(\s*""(?<name>schalter\.[a-z.]+)""")]
    private static partial Regex Instrument();

    [GeneratedRegex(@"^\| `(?<name>[a-z-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex FirstCell();

    [GeneratedRegex(@"OperationName in \((?<names>[^)]*)\)")]
    private static partial Regex FunctionList();
}
