using Microsoft.Playwright;
using Schalter.Services.Tests.Uploads;

namespace Schalter.Functions.Tests.Pages;

/// <summary>Arabic pages as a browser lays them out, on the smallest common phone and on a desk.</summary>
public sealed class RightToLeftTests(SystemFixture fixture, ChromiumFixture chromium)
{
    // The end of a line of words is where its text ends, not its box; a fragment that wraps is not compared.
    private const string Measure = """
        () => {
          const found = [];
          const root = document.documentElement;
          const words = e => { const r = document.createRange(); r.selectNodeContents(e); return r.getBoundingClientRect(); };
          const name = e => e.textContent.trim().slice(0, 40);
          const inside = e => { const s = getComputedStyle(e); return e.getBoundingClientRect().right - parseFloat(s.paddingRight) - parseFloat(s.borderRightWidth); };
          if (root.scrollWidth > root.clientWidth) found.push('scrolls sideways');
          for (const e of document.querySelectorAll('body *:not(.skip, .unseen)')) {
            const box = e.getBoundingClientRect();
            if (box.width > 0 && (box.left < -1 || box.right > root.clientWidth + 1)) found.push(`cut off: ${name(e)}`);
          }
          for (const e of document.querySelectorAll('h1:not(.panel > *), main > h2, .field > label, .field > legend, .hint p, .code')) {
            const text = words(e);
            if (text.width > 0 && Math.abs(inside(e.parentElement) - text.right) > 2) found.push(`not at the right: ${name(e)}`);
          }
          for (const choice of document.querySelectorAll('.choice')) {
            const [box, label] = ['input', 'label'].map(s => choice.querySelector(s).getBoundingClientRect());
            if (box.width > 0 && box.left < label.right - 1) found.push(`box not before its label: ${name(choice)}`);
          }
          return found;
        }
        """;

    private const string FragmentOrder = """
        fragments => fragments.map(f => {
          const node = document.createTreeWalker(f, NodeFilter.SHOW_TEXT).nextNode();
          const at = i => { const r = document.createRange(); r.setStart(node, i); r.setEnd(node, i + 1); return r.getBoundingClientRect(); };
          const [first, last] = [at(0), at(node.length - 1)];
          return first.width === 0 || first.top !== last.top || first.left < last.left ? null : node.data;
        }).filter(t => t)
        """;

    [Theory]
    [InlineData("forms", 320), InlineData("forms", 1280)]
    [InlineData("forms/contact", 320), InlineData("forms/contact", 1280)]
    [InlineData("forms/residence-employment", 320), InlineData("forms/residence-employment", 1280)]
    [InlineData("status", 320), InlineData("forms/dog-licence", 320, 404)]
    [InlineData("appointments/servicepoint/days", 320), InlineData("appointments/servicepoint/waitlist", 1280)]
    public async Task ArabicPage_StartsAtTheRight_AndFits(string path, int width, int status = 200)
    {
        await using var screen = await OpenAsync($"api/{path}?lang=ar", width, status);
        Assert.Empty(await screen.Page.EvaluateAsync<string[]>(Measure));
    }

    [Fact]
    public async Task GermanPage_WouldBeFoundWrong()
    {
        await using var screen = await OpenAsync("api/forms/contact?lang=de", 320);
        var found = await screen.Page.EvaluateAsync<string[]>(Measure);
        Assert.Contains(found, f => f.StartsWith("not at the right", StringComparison.Ordinal));
        Assert.Contains(found, f => f.StartsWith("box not before", StringComparison.Ordinal));
    }

    /// <summary>A paragraph of the law read from the right would be another one.</summary>
    [Fact]
    public async Task LatinFragment_KeepsItsOrder()
    {
        await using var screen = await OpenAsync("api/forms/residence-employment?lang=ar", 1280);
        var fragments = screen.Page.Locator("main bdi[dir=ltr]");
        Assert.InRange(await fragments.CountAsync(), 20, 1000);
        Assert.Empty(await fragments.EvaluateAllAsync<string[]>(FragmentOrder));
    }

    [Fact]
    public async Task StatusOfACase_StartsAtTheRight_AndFits()
    {
        var receipt = await fixture.Counter.SubmitAsync("contact", PostedForm.Enquiry().AddFile("attachments", "Pass (1).pdf", PdfFile.Sound(1)));
        await using var screen = await OpenAsync("api/status?lang=ar", 320);
        await screen.Page.Locator("#reference").FillAsync(receipt.Reference);
        await screen.Page.Locator("#accessKey").FillAsync(receipt.AccessKey);
        await screen.Page.Locator("main button").ClickAsync();
        await screen.Page.Locator(".documents bdi").WaitForAsync();

        Assert.Empty(await screen.Page.EvaluateAsync<string[]>(Measure));
        Assert.Empty(await screen.Page.Locator("main bdi").EvaluateAllAsync<string[]>(FragmentOrder));
    }

    private async Task<Screen> OpenAsync(string path, int width, int status = 200)
    {
        var context = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = fixture.Counter.Address.ToString(),
            ViewportSize = new() { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(Chromium.Patience);
        var page = await context.NewPageAsync();
        var answer = await page.GotoAsync(path);
        Assert.Equal(status, answer!.Status);
        return new(context, page);
    }

    private sealed record Screen(IBrowserContext Context, IPage Page) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Context.DisposeAsync();
    }
}
