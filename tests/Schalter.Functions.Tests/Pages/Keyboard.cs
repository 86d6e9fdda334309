using Microsoft.Playwright;

namespace Schalter.Functions.Tests.Pages;

/// <summary>Somebody without a mouse: goes on by the tab key, types into what has the focus, and must see at every stop where they are.</summary>
internal sealed class Keyboard(IPage page)
{
    private const int MostStops = 120;

    // The stop itself, and what is wrong with it: WCAG 2.4.7 (focus visible), 2.4.11 (focus not obscured).
    private const string Look = """
        selector => {
          const e = document.activeElement;
          const [style, box] = [getComputedStyle(e), e.getClientRects()[0] ?? e.getBoundingClientRect()];
          const at = document.elementFromPoint(Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1), Math.min(Math.max(box.y + box.height / 2, 0), innerHeight - 1));
          const isSeen = box.width > 1 && box.bottom > 0 && box.top < innerHeight && e.contains(at);
          const fault = e === document.body ? 'nothing' : !isSeen ? 'what is out of sight' : style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2 ? 'what shows no focus' : '';
          return [e.matches(selector) ? 'there' : '', fault, e.outerHTML.slice(0, 150)];
        }
        """;

    public static async Task<Keyboard> SitDownAsync(ChromiumFixture chromium, string language)
    {
        // A page that still glides to what has the focus cannot be measured.
        var context = await chromium.Browser.NewContextAsync(new() { Locale = language, ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(Chromium.Patience);
        return new(await context.NewPageAsync());
    }

    public IPage Page => page;

    /// <summary>On to the next stop that a selector names; no page may end before it.</summary>
    public async Task GoToAsync(string selector, string key = "Tab")
    {
        for (var stops = 0; stops < MostStops; stops++)
        {
            await page.Keyboard.PressAsync(key);
            var seen = await page.EvaluateAsync<string[]>(Look, selector);
            Assert.True(seen[1].Length == 0, $"On the way to {selector} {key} came to {seen[1]}: {seen[2]}");
            if (seen[0].Length > 0)
            {
                return;
            }
        }

        Assert.Fail($"The keyboard does not reach {selector}");
    }

    public async Task TypeAsync(string field, string text)
    {
        await GoToAsync($"[name='{field}']");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>By the arrow keys, from the list or group's first choice on.</summary>
    public async Task ChooseAsync(string field, string value)
    {
        await GoToAsync($"[name='{field}']");
        for (var presses = 0; presses < 20; presses++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
            if (await page.EvaluateAsync<string>("() => document.activeElement.value") == value)
            {
                return;
            }
        }

        Assert.Fail($"The arrow keys do not reach {value} of {field}");
    }

    public async Task TickAsync(string field)
    {
        await GoToAsync($"[name='{field}']");
        await page.Keyboard.PressAsync("Space");
    }

    /// <summary>Presses Enter on a link or button, and waits for the page behind it.</summary>
    public async Task FollowAsync(string selector, int status = 200)
    {
        await GoToAsync(selector);
        var answer = await page.TurnAsync(() => page.Keyboard.PressAsync("Enter"), $"the page behind {selector}");
        Assert.Equal(status, answer.Status);
    }
}
