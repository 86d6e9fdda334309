using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Schalter.Website.Tests.Site;

/// <summary>What axe does not see on light pages at rest: darkness, errors, targets, the keyboard.</summary>
public sealed class AccessTests(BuiltSite site, SiteBrowser browser)
{
    // WCAG 2.5.8 lets links within a sentence be as high as the line.
    private const string SmallTargets = """
        () => [...document.querySelectorAll('a, button, summary, input:not([type=hidden]), select, textarea')].filter(e => {
          const box = e.getBoundingClientRect();
          return box.width > 0 && !e.matches('.skip') && !(e.localName === 'a' && getComputedStyle(e).display === 'inline') && (box.width < 24 || box.height < 24);
        }).map(e => `${e.localName} ${e.id} ${e.textContent.trim().slice(0, 30)}`)
        """;

    [Theory]
    [InlineData("de/")]
    [InlineData("ar/forms/contact/")]
    [InlineData("en/forms/residence-employment/")]
    [InlineData("uk/faqs/")]
    public async Task DarkPage_HasContrast_AlsoWithErrors(string page)
    {
        await using var visit = await browser.VisitAsync(site, page, dark: true);
        if (page.Contains("forms/", StringComparison.Ordinal))
        {
            await visit.Page.Locator("main > form > button").ClickAsync();
            await visit.Page.Locator("#errors").WaitForAsync();
        }

        var axe = await visit.Page.RunAxe(new() { ResultTypes = [ResultType.Violations] });
        Assert.Empty(axe.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {n.Html}")));
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(SmallTargets));
    }

    /// <summary>400 % on a screen of 1280 × 1024 leaves 320 × 256 (WCAG 1.4.10).</summary>
    [Fact]
    public async Task Form_CanBeFilledIn_ByKeyboardAlone_At400Percent()
    {
        await using var visit = await browser.VisitAsync(site, "de/forms/contact/", width: 320);
        var page = visit.Page;
        await page.SetViewportSizeAsync(320, 256);
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#content", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("content", await page.EvaluateAsync<string>("document.activeElement.id"));

        await TabToAsync(page, "[name='enquiry.audience']");
        await page.Keyboard.PressAsync("ArrowDown");
        await TabToAsync(page, "[name='contact.email']");
        await page.Keyboard.TypeAsync("ayse");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("errors", await page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("f-enquiry.topic", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var presses = 0; presses < 80; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.Locator(selector).First.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                return;
            }
        }

        Assert.Fail($"the keyboard does not reach {selector}");
    }
}
