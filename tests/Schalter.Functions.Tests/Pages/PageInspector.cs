using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Schalter.Functions.Tests.Pages;

/// <summary>Looks at a copy of a page with script on (axe needs it) on the smallest common phone: axe's findings, and what axe does not measure.</summary>
internal sealed class PageInspector : IAsyncDisposable
{
    /// <summary>320 px: what WCAG 1.4.10 (reflow) asks for.</summary>
    public const int Width = 320;
    public const int Height = 640;

    // Targets: 44 px for what is pressed or typed into, 24 px (WCAG 2.5.8) for boxes whose label is a target as well.
    private const string Measure = """
        () => {
          const found = [];
          const seen = e => { const r = e.getBoundingClientRect(); return r.width > 0 && r.height > 0; };
          const name = e => `${e.tagName} ${e.id || e.name || e.textContent.trim().slice(0, 30)}`;
          if (document.documentElement.scrollWidth > window.innerWidth) {
            const wide = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > window.innerWidth + 1 || e.getBoundingClientRect().left < -1);
            found.push(`scrolls sideways: ${wide.slice(0, 3).map(name).join(', ')}`);
          }
          for (const control of document.querySelectorAll('button, input:not([type=hidden]), select, textarea')) {
            if (!seen(control)) continue;
            const box = control.getBoundingClientRect();
            const small = control.type === 'radio' || control.type === 'checkbox';
            if (box.height < (small ? 24 : 44)) found.push(`too small (${Math.round(box.height)} px): ${name(control)}`);
            for (const label of small ? [] : control.labels ?? [])
              if (label.getBoundingClientRect().bottom > box.top + 1) found.push(`label not above: ${name(control)}`);
          }
          for (const link of document.querySelectorAll('header a:not(.skip)'))
            if (seen(link) && link.getBoundingClientRect().height < 24) found.push(`too small: ${name(link)}`);
          return found;
        }
        """;

    private readonly IBrowserContext context;
    private readonly IPage page;

    private PageInspector(IBrowserContext context, IPage page) => (this.context, this.page) = (context, page);

    public static async Task<PageInspector> OpenAsync(IBrowser browser)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = Width, Height = Height } });
        context.SetDefaultTimeout(Chromium.Patience);
        return new(context, await context.NewPageAsync());
    }

    public async Task<IReadOnlyList<string>> FindBarriersAsync(string html)
    {
        await page.SetContentAsync(html);
        return await FindBarriersAsync(page);
    }

    /// <summary>Of a page as it stands open, with what a script has put in.</summary>
    public static async Task<IReadOnlyList<string>> FindBarriersAsync(IPage page)
    {
        var axe = await page.RunAxe(new() { ResultTypes = [ResultType.Violations] });
        var measured = await page.EvaluateAsync<string[]>(Measure);
        return [.. axe.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {n.Html}")), .. measured];
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
