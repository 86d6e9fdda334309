using Schalter.Services.Content;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Submissions;

public sealed class RoutingRulesTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 11, 23);
    private static readonly RoutingRules Office = RoutingRules.Load(Path.Combine(AppContext.BaseDirectory, "content"));
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    [Theory]
    [InlineData("residence-employment", null, 'A', "skilled-workers-a-k")]
    [InlineData("residence-employment", null, 'K', "skilled-workers-a-k")]
    [InlineData("residence-employment", null, 'L', "skilled-workers-l-z")]
    [InlineData("residence-employment", null, null, "front-desk")]
    [InlineData("skilled-worker-fast-track", null, 'A', "fast-track")]
    [InlineData("temporary-protection-ukraine", null, 'I', "refugees-a-i")]
    [InlineData("temporary-protection-ukraine", null, 'J', "refugees-j-z")]
    [InlineData("family-reunification", null, 'N', "front-desk-n-z")]
    [InlineData("contact", "employer", 'A', "employer-service")]
    [InlineData("contact", "resident", 'E', "front-desk-a-e")]
    [InlineData("contact", "resident", 'F', "front-desk-f-m")]
    [InlineData("contact", "resident", 'Z', "front-desk-n-z")]
    public void OfficeRules_NameTheTeam(string form, string? audience, char? initial, string team) =>
        Assert.Equal(team, Office.Decide(Facts(form) with { Audience = audience, Initial = initial }).Team);

    [Theory]
    [InlineData(-3, "urgent", 2)]
    [InlineData(7, "urgent", 2)]
    [InlineData(8, "high", 14)]
    [InlineData(28, "high", 14)]
    [InlineData(29, "normal", 42)]
    [InlineData(null, "normal", 42)]
    public void DaysToExpiry_DecidePriorityAndDueDate(int? days, string priority, int dueWithin)
    {
        var routing = Office.Decide(Facts("residence-employment") with { DaysToExpiry = days });

        Assert.Equal((priority, Day.AddDays(dueWithin)), (routing.Priority, routing.DueOn));
    }

    [Theory]
    [InlineData("skilled-worker-fast-track", "high", 7)]
    [InlineData("contact", "normal", 7)]
    public void Form_DecidesPriorityAndDueDate(string form, string priority, int dueWithin)
    {
        var routing = Office.Decide(Facts(form));

        Assert.Equal((priority, Day.AddDays(dueWithin)), (routing.Priority, routing.DueOn));
    }

    [Theory]
    [InlineData("70173", "centre")]
    [InlineData("70619", "rest")]
    [InlineData(null, "rest")]
    public void PostalCode_IsMatchedByItsBeginning(string? code, string team)
    {
        var rules = Load("""{"jurisdiction":[],"teams":[{"team":"centre","when":{"postalCode":["701"]}},{"team":"rest"}],"priorities":[{"priority":"normal","dueWithinDays":1}]}""");

        Assert.Equal(team, rules.Decide(Facts("contact") with { PostalCode = code }).Team);
    }

    [Theory]
    [InlineData("""{"jurisdiction":[],"teams":[{"team":"a","when":{"names":"A-K"}}],"priorities":[{"priority":"normal","dueWithinDays":1}]}""", "last team rule")]
    [InlineData("""{"jurisdiction":[],"teams":[{"team":"a"}],"priorities":[]}""", "last priority rule")]
    [InlineData("""{"jurisdiction":[],"teams":[{"team":"a","wen":{}}],"priorities":[]}""", "wen")]
    [InlineData("""{"jurisdiction":[],"teams":[{"team":"a","when":{"names":"K-A"}},{"team":"b"}],"priorities":[{"priority":"normal","dueWithinDays":1}]}""", "K-A")]
    [InlineData("""{"jurisdiction":[],"teams":[""", "teams")]
    [InlineData("""{}""", "jurisdiction")]
    public void FileWithAMistake_IsRefusedNamingIt(string json, string named) =>
        Assert.Contains(named, Assert.Throws<ContentException>(() => Load(json)).Message, StringComparison.Ordinal);

    public void Dispose() => folder.Delete(recursive: true);

    private static RoutingFacts Facts(string form) => new(form, null, null, null, null, false, Day);

    private RoutingRules Load(string json)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "routing.json"), json);
        return RoutingRules.Load(folder.FullName);
    }
}
