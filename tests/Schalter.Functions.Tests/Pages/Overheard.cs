using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Schalter.Functions.Tests.Pages;

/// <summary>What a browser complains of, such as a broken policy, and whom its pages ask.</summary>
internal sealed class Overheard
{
    private readonly ConcurrentQueue<string> complaints = new();
    private readonly ConcurrentDictionary<string, bool> asked = new(StringComparer.Ordinal);

    public static Overheard On(IBrowserContext context)
    {
        var heard = new Overheard();
        context.Console += (_, said) => heard.complaints.Enqueue($"{said.Type}: {said.Text}");
        context.WebError += (_, fault) => heard.complaints.Enqueue(fault.Error);
        context.Request += (_, request) => heard.asked[new Uri(request.Url).GetLeftPart(UriPartial.Authority)] = true;
        return heard;
    }

    /// <summary>Nothing was complained of, and only the website and the functions were asked.</summary>
    public void AssertQuiet(SystemFixture fixture)
    {
        Assert.Empty(complaints);
        Assert.Equal(
            new[] { fixture.Site.Origin, fixture.Counter.Address.GetLeftPart(UriPartial.Authority) }.Order(StringComparer.Ordinal),
            asked.Keys.Where(host => !host.StartsWith("data:", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }
}
