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
          // At the end of a line nobody knows whether a hyphen is a part of the key.
          const lines = e => { const r = document.createRange(); r.selectNodeContents(e); return new Set([...r.getClientRects()].map(b => Math.round(b.top))).size; };
          for (const code of document.querySelectorAll('.code.fits'))
            if (seen(code) && code.textContent.trim().length <= 26 && lines(code) > 1) found.push(`broken: ${name(code)}`);
          return found;
        }
        """;

    // Written by the window itself, which costs a third of having the browser load it. Choices of a list all look alike: three of 200 countries will do.
    private const string Look = """
        async ([html, rules]) => {
          document.open();
          document.write(html.replace(/((?:<option\b[^>]*>[^<]*<\/option>\s*){3})(?:<option\b[^>]*>[^<]*<\/option>\s*)+/g, '$1'));
          document.close();
          const told = await axe.run(document, { resultTypes: ['violations'], ...JSON.parse(rules) });
          return told.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html}`));
        }
        """;

    private readonly IBrowserContext context;
    private readonly IPage page;

    private PageInspector(IBrowserContext context, IPage page) => (this.context, this.page) = (context, page);

    /// <summary>Pages are written into one window, which keeps axe: to bring it for each of them would cost more than the look.</summary>
    public static async Task<PageInspector> OpenAsync(IBrowser browser, ColorScheme scheme = ColorScheme.Light, ForcedColors forced = ForcedColors.None)
    {
        var context = await browser.NewContextAsync(
            new() { ViewportSize = new() { Width = Width, Height = Height }, ColorScheme = scheme, ForcedColors = forced });
        context.SetDefaultTimeout(Chromium.Patience);
        var page = await context.NewPageAsync();
        await page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
        return new(context, page);
    }

    /// <summary>Looks at everything.</summary>
    public Task<IReadOnlyList<string>> FindBarriersAsync(string html) => FindBarriersAsync(html, "{}");

    /// <summary>Looks at all but what takes half of the time and is the same in every language: colours, and how far targets are apart.</summary>
    public Task<IReadOnlyList<string>> FindBarriersButColoursAsync(string html) => FindBarriersAsync(
        html, """{ "rules": { "color-contrast": { "enabled": false }, "target-size": { "enabled": false } } }""");

    /// <summary>Looks at what the words of a language can break: languages, and names that are missing or the same.</summary>
    public Task<IReadOnlyList<string>> FindBarriersOfWordsAsync(string html) => FindBarriersAsync(html, """
        { "runOnly": ["html-has-lang", "html-lang-valid", "valid-lang", "document-title", "label", "select-name", "button-name", "link-name", "summary-name",
          "empty-heading", "landmark-unique", "identical-links-same-purpose", "aria-progressbar-name", "form-field-multiple-labels"] }
        """);

    /// <summary>Looks at nothing but colours.</summary>
    public Task<IReadOnlyList<string>> FindBarriersOfColourAsync(string html) => FindBarriersAsync(html, """{ "runOnly": ["color-contrast"] }""");

    private async Task<IReadOnlyList<string>> FindBarriersAsync(string html, string rules) =>
        [.. await page.EvaluateAsync<string[]>(Look, new[] { html, rules }), .. await page.EvaluateAsync<string[]>(Measure)];

    /// <summary>Looks at a page as it stands open, with what a script has put in, and leaves it as it is.</summary>
    public static async Task<IReadOnlyList<string>> FindBarriersAsync(IPage page)
    {
        var axe = await page.RunAxe(new() { ResultTypes = [ResultType.Violations] });
        return [.. axe.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {n.Html}")), .. await page.EvaluateAsync<string[]>(Measure)];
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
