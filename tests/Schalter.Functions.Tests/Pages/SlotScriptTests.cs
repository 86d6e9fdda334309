using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Schalter.Functions.Tests.Appointments;
using Schalter.Services.Forms;

namespace Schalter.Functions.Tests.Pages;

/// <summary>The module of the page with times, in a browser.</summary>
public sealed class SlotScriptTests(SystemFixture fixture, ChromiumFixture chromium)
{
    private static readonly Texts Texts = Texts.Load(Path.Combine(AppContext.BaseDirectory, "content"));

    [Fact]
    public async Task DeviceWorks_InsteadOfACodeByMail()
    {
        await fixture.SlotsAsync("appointments/servicepoint");
        var page = await OpenAsync("servicepoint/days?lang=de");
        await Assertions.Expect(page.Locator("[name=proof]")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#code")).ToBeHiddenAsync();
        Assert.Empty(await PageInspector.FindBarriersAsync(page));

        var worker = await page.RunAndWaitForWorkerAsync(() => page.Locator("form[data-slots] button").ClickAsync());
        Assert.Contains("/api/assets/solve.", worker.Url, StringComparison.Ordinal);
        await page.Locator("[name='person.familyName']").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task TimeThatIsGone_LeavesThePage_AndThatIsSaid()
    {
        await fixture.SlotsAsync("appointments/declaration-of-commitment");
        var page = await OpenAsync("declaration-of-commitment/days?lang=de");
        await page.Locator(".cards a[href*='/slots']").Last.ClickAsync();
        var choice = page.Locator("[name=slot]").Nth(1);
        await choice.CheckAsync();
        var taken = await choice.GetAttributeAsync("value");
        await page.RouteAsync("**/slots?*", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Body = Choice(taken!).Replace(await answer.TextAsync(), string.Empty) });
        });
        await page.Clock.FastForwardAsync(31_000);
        await page.Locator("[role=status]").GetByText(Texts.Get("de", "booking.times.gone")).WaitForAsync();
        Assert.Equal(0, await page.Locator($"[name=slot][value='{taken}']").CountAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task LastTimeOfADay_TakesTheButtonWithIt()
    {
        await fixture.SlotsAsync("appointments/declaration-of-commitment");
        var page = await OpenAsync("declaration-of-commitment/days?lang=de");
        await page.Locator(".cards a[href*='/slots']").Last.ClickAsync();
        await page.Locator("[name=slot]").First.WaitForAsync();
        await page.RouteAsync("**/slots?*", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<main></main>" }));
        await page.Clock.FastForwardAsync(31_000);
        await page.Locator("[role=status]").GetByText(Texts.Get("de", "booking.times.gone")).WaitForAsync();
        Assert.Equal(0, await page.Locator("[name=slot]").CountAsync());
        await Assertions.Expect(page.Locator("form[data-slots] button")).ToBeDisabledAsync();
        await page.Context.CloseAsync();
    }

    private static Regex Choice(string value) => new($"""<div class="choice"[^>]*>\s*<input[^>]*value="{Regex.Escape(value)}"[\s\S]*?</div>""");

    private async Task<IPage> OpenAsync(string path)
    {
        var context = await chromium.Browser.NewContextAsync(new() { BaseURL = fixture.Counter.Address.ToString() });
        context.SetDefaultTimeout(Chromium.Patience);
        var page = await context.NewPageAsync();
        await page.Clock.InstallAsync();
        await page.GotoAsync($"api/appointments/{path}");
        return page;
    }
}
