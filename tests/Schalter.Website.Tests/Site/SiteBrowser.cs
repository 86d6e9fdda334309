using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.Playwright;
using Schalter.Functions.Tests.Pages;
using Schalter.Website.Tests.Site;

[assembly: AssemblyFixture(typeof(SiteBrowser))]

namespace Schalter.Website.Tests.Site;

/// <summary>Chromium of the operating system, which gets the website's files as from its host and nothing from anywhere else.</summary>
public sealed class SiteBrowser : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.LaunchAsync(playwright);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
    }

    internal async Task<SiteVisit> VisitAsync(BuiltSite site, string page, int width = 320, bool script = true, bool dark = false, bool forced = false)
    {
        var context = await browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 800 },
            JavaScriptEnabled = script,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ForcedColors = forced ? ForcedColors.Active : ForcedColors.None,
        });
        context.SetDefaultTimeout(Chromium.Patience);
        var visit = new SiteVisit(context, await context.NewPageAsync());
        visit.Page.Console += (_, said) => visit.Said.Enqueue(said.Text);
        await context.RouteAsync("**/*", route => AnswerAsync(site, route, visit));
        await visit.Page.GotoAsync(BuiltSite.Origin + BuiltSite.Root + page);
        return visit;
    }

    internal Task<PageInspector> InspectAsync(ColorScheme scheme, ForcedColors forced) => PageInspector.OpenAsync(browser!, scheme, forced);

    private static async Task<int> CompressedAsync(string file)
    {
        using var sent = new MemoryStream();
        await using (var gzip = new GZipStream(sent, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(await File.ReadAllBytesAsync(file));
        }

        return (int)sent.Length;
    }

    private static async Task AnswerAsync(BuiltSite site, IRoute route, SiteVisit visit)
    {
        var address = new Uri(route.Request.Url);
        if (address.GetLeftPart(UriPartial.Authority) == BuiltSite.Origin && site.FileOf(address) is { } file)
        {
            visit.Bytes.Enqueue(await CompressedAsync(file));
            await route.FulfillAsync(new() { Path = file });
        }
        else
        {
            visit.Elsewhere.Enqueue(address);
            await route.FulfillAsync(new() { Status = 404, ContentType = "application/json", Body = """{"title":"Not found"}""", Headers = new Dictionary<string, string> { ["Access-Control-Allow-Origin"] = "*" } });
        }
    }
}

/// <summary>A page that is looked at. What is noted here is noted by many answers at once.</summary>
/// <param name="Context">Closed with it.</param>
internal sealed record SiteVisit(IBrowserContext Context, IPage Page) : IAsyncDisposable
{
    /// <summary>Size of each file fetched, compressed as docs/website.md asks of hosts.</summary>
    public ConcurrentQueue<int> Bytes { get; } = [];

    /// <summary>What was asked of anybody but the website's host, or not found there.</summary>
    public ConcurrentQueue<Uri> Elsewhere { get; } = [];

    /// <summary>What the browser complained of, such as a broken policy.</summary>
    public ConcurrentQueue<string> Said { get; } = [];

    public ValueTask DisposeAsync() => Context.DisposeAsync();
}
