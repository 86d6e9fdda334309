using Microsoft.Playwright;
using Schalter.Functions.Tests.Pages;

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

    // Where people choose the colours, backgrounds are gone: a control is known by its edge.
    private const string WithoutEdge = """
        () => [...document.querySelectorAll('input:not([type=hidden]), select, textarea, main button')].filter(e => {
          const style = getComputedStyle(e);
          const sides = ['Top', 'Right', 'Bottom', 'Left'].filter(side => parseFloat(style[`border${side}Width`]) >= 1 && style[`border${side}Style`] !== 'none');
          return e.getBoundingClientRect().width > 0 && sides.length < 4;
        }).map(e => `${e.localName} ${e.name} ${e.id}`)
        """;

    [Theory]
    [InlineData("de/", false), InlineData("ar/forms/contact/", false), InlineData("en/forms/residence-employment/", false), InlineData("uk/faqs/", false)]
    [InlineData("tr/", true), InlineData("ar/forms/contact/", true), InlineData("de/faqs/", true)]
    public async Task DarkPage_HasContrast_AlsoWithErrors(string page, bool forced)
    {
        await using var visit = await browser.VisitAsync(site, page, dark: true, forced: forced);
        if (page.Contains("forms/", StringComparison.Ordinal))
        {
            await visit.Page.Locator("form[data-words] > button").ClickAsync();
            await visit.Page.Locator("#errors").WaitForAsync();
            Assert.Empty(await PageInspector.FindBarriersAsync(visit.Page));
        }

        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(SmallTargets));
        if (forced)
        {
            Assert.Empty(await visit.Page.EvaluateAsync<string[]>(WithoutEdge));
        }
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
