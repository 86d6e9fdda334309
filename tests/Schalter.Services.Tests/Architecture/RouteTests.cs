using System.Text.RegularExpressions;

namespace Schalter.Services.Tests.Architecture;

public sealed partial class RouteTests
{
    /// <summary>Whoever may read may ask what reading would bring (RFC 9110, section 9.1).</summary>
    [Fact]
    public void EveryRouteThatServesGet_ServesHead()
    {
        var routes = Routes.All();

        Assert.DoesNotContain(routes, r => r.StartsWith("GET ", StringComparison.Ordinal) && !routes.Contains($"HEAD{r["GET".Length..]}"));
    }

    [Fact]
    public void BrowsersAreLed_FromWhereThereIsNoPage_ToWhereThereIsOne()
    {
        var routes = Routes.All().Select(r => Parameter().Replace(r, "{}")).ToHashSet();
        var leads = Lead().Matches(SourceTree.Read($"{Routes.Functions}/Platform/PageInstead.cs"))
            .Select(m => (From: Parameter().Replace(m.Groups["from"].Value, "{}"), To: Parameter().Replace(m.Groups["to"].Value, "{}")))
            .ToList();

        Assert.NotEmpty(leads);
        Assert.All(leads, lead => Assert.Contains($"GET /{lead.To}", routes));
        Assert.All(leads, lead => Assert.DoesNotContain($"GET /{lead.From}", routes));
    }

    [GeneratedRegex(@"Lead\(""(?<from>[^""]+)"", ""(?<to>[^""]+)""\)")]
    private static partial Regex Lead();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
