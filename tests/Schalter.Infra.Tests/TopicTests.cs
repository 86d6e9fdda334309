using System.Text.Json;

namespace Schalter.Infra.Tests;

/// <summary>Topics and subscriptions are as in <c>resources.json</c>, and a filter really filters.</summary>
public sealed class TopicTests
{
    public static TheoryData<string> Stages => TemplateTests.Stages;

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Topics_AreThoseListed_AndDropRepeats(string stage)
    {
        var topics = (await Snapshot.OfAsync(stage)).Of("Microsoft.ServiceBus/namespaces/topics");

        Assert.Equal(
            Resources.Topics.Select(t => (t.GetProperty("name").GetString()!, t.GetProperty("duplicateDetectionWindow").GetString(), Life(t))).Order(),
            topics.Select(t => (t.Leaf, t.At("duplicateDetectionHistoryTimeWindow").GetString(), Life(t.Properties))).Order());
        Assert.All(topics, t => Assert.True(t.At("requiresDuplicateDetection").GetBoolean()));
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Subscriptions_AreThoseListed(string stage)
    {
        var made = (await Snapshot.OfAsync(stage)).Of("Microsoft.ServiceBus/namespaces/topics/subscriptions").Select(s => Said(
            string.Join('/', s.Name.Split('/')[1..]), s.Properties));
        var listed = Listed().Select(s => Said(s.Path, s.Subscription));

        Assert.Equal(listed.Order(StringComparer.Ordinal), made.Order(StringComparer.Ordinal));
    }

    /// <summary>Azure makes a rule <c>$Default</c> that lets everything pass: unless a filter takes its place, the others filter nothing.</summary>
    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Filters_TakeThePlaceOfTheRuleThatLetsEverythingPass(string stage)
    {
        var rules = (await Snapshot.OfAsync(stage)).Of("Microsoft.ServiceBus/namespaces/topics/subscriptions/rules");
        var made = rules.GroupBy(r => string.Join('/', r.Name.Split('/')[1..3])).ToDictionary(g => g.Key, g => g.Select(r => r.Leaf).ToList());
        var listed = Listed().Where(s => s.Subscription.TryGetProperty("filters", out _)).ToDictionary(s => s.Path, s => s.Subscription.GetProperty("filters"));

        Assert.Equal(listed.Keys.Order(StringComparer.Ordinal), made.Keys.Order(StringComparer.Ordinal));
        Assert.All(listed, l => Assert.Equal(["$Default", .. l.Value.EnumerateArray().Skip(1).Select(f => f.GetProperty("name").GetString()!)], made[l.Key]));
        Assert.All(rules, r => Assert.True(Narrows(r), r.Properties.ToString()));
    }

    /// <summary>A subscriber that stays away is noticed while its messages can still be fetched, and the topic does not fill up behind it.</summary>
    [Fact]
    public void MessagesThatNobodyFetches_BecomeDeadLettersOneDay()
    {
        Assert.All(Resources.Topics, t => Assert.InRange(System.Xml.XmlConvert.ToTimeSpan(Life(t) ?? "P999D"), TimeSpan.FromDays(7), TimeSpan.FromDays(30)));
        Assert.All(Listed(), s => Assert.True(s.Subscription.GetProperty("deadLetteringOnMessageExpiration").GetBoolean(), s.Path));
    }

    private static string? Life(JsonElement entity) => entity.TryGetProperty("defaultMessageTimeToLive", out var life) ? life.GetString() : null;

    private static bool Narrows(Resource rule) => rule.At("filterType").GetString() switch
    {
        "CorrelationFilter" => rule.At("correlationFilter").EnumerateObject().Any(p => p.Value.ValueKind == JsonValueKind.String)
            || rule.At("correlationFilter.properties").EnumerateObject().Any(),
        "SqlFilter" => rule.At("sqlFilter.sqlExpression").GetString() is { Length: > 0 } sql && sql != "1=1",
        _ => false,
    };

    private static IEnumerable<(string Path, JsonElement Subscription)> Listed() => Resources.Topics.SelectMany(
        t => t.GetProperty("subscriptions").EnumerateArray(),
        (t, s) => ($"{t.GetProperty("name").GetString()}/{s.GetProperty("name").GetString()}", s));

    private static string Said(string path, JsonElement s) =>
        $"{path} sessions={s.GetProperty("requiresSession")} deliveries={s.GetProperty("maxDeliveryCount")} lock={s.GetProperty("lockDuration")} "
        + $"dead={s.TryGetProperty("deadLetteringOnMessageExpiration", out var dead) && dead.GetBoolean()} life={Life(s)}";
}
