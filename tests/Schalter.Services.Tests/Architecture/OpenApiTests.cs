using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Schalter.Services.Tests.Architecture;

/// <summary>Holds <c>docs/openapi.yaml</c> and the routes of the functions together.</summary>
public sealed partial class OpenApiTests
{
    /// <summary>CORS preflights and the answer to unknown addresses belong to every path and are no operations of the API.</summary>
    private const string Everywhere = " /{*path}";

    /// <summary>The other tests read it line by line, and would not notice.</summary>
    [Fact]
    public async Task Document_IsYaml_WhoseReferencesLeadSomewhere()
    {
        var (script, document) = ("tests/Schalter.Services.Tests/Architecture/openapi.mjs", "docs/openapi.yaml");
        var start = new ProcessStartInfo("node", [script, document]) { WorkingDirectory = SourceTree.Root, RedirectStandardOutput = true };
        using var node = Process.Start(start) ?? throw new UnreachableException();

        Assert.Equal("[]", (await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim());
    }

    [Fact]
    public void Document_ListsEveryRouteAndNoOther()
    {
        var routes = Routes.All();

        Assert.Contains("OPTIONS" + Everywhere, routes);
        Assert.Equal(
            routes.Where(r => !r.EndsWith(Everywhere, StringComparison.Ordinal) && !IsHeadOfGet(r, routes)).Select(WithoutNames)
                .Order(StringComparer.Ordinal),
            Documented().Select(WithoutNames).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Document_ListsEveryProblemThatIsAnsweredAndNoOther()
    {
        var answered = SourceTree.CSharp("functions/Schalter.Services").Concat(SourceTree.CSharp(Routes.Functions))
            .SelectMany(file => Refusal().Matches(file.Value)).Select(m => m.Groups["code"].Value).Distinct().Order(StringComparer.Ordinal);
        var documented = ProblemLine().Matches(SourceTree.Read("docs/openapi.yaml")).Select(m => m.Groups["code"].Value);

        Assert.Equal(answered, documented);
    }

    /// <summary>The document says once for all that it is answered like GET.</summary>
    private static bool IsHeadOfGet(string route, IReadOnlyList<string> routes) =>
        route.StartsWith("HEAD ", StringComparison.Ordinal) && routes.Contains("GET" + route["HEAD".Length..]);

    /// <summary>OpenAPI takes two paths for one if only their parameters are named differently.</summary>
    private static string WithoutNames(string route) => Parameter().Replace(route, "{}");

    /// <summary>Paths stand two characters in, their methods four.</summary>
    private static IEnumerable<string> Documented()
    {
        var path = string.Empty;
        foreach (var line in SourceTree.Read("docs/openapi.yaml").Split('\n'))
        {
            if (PathLine().Match(line) is { Success: true } found)
            {
                path = found.Groups["path"].Value;
            }
            else if (MethodLine().Match(line) is { Success: true } method)
            {
                yield return $"{method.Groups["method"].Value.ToUpperInvariant()} {path}";
            }
        }
    }

    [GeneratedRegex(@"^  (?<path>/[^:]*):\s*$")]
    private static partial Regex PathLine();

    [GeneratedRegex(@"^    (?<method>get|put|post|patch|delete|head|options):\s*$")]
    private static partial Regex MethodLine();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\b(?:new|Refusal)\(""(?<code>[a-z0-9-]+)"", (?:\d{3}|StatusCodes)|\bToo(?:Many|Large)\(""(?<code>[a-z0-9-]+)""")]
    private static partial Regex Refusal();

    [GeneratedRegex(@"- urn:schalter:problem:(?<code>[a-z0-9-]+)")]
    private static partial Regex ProblemLine();
}
