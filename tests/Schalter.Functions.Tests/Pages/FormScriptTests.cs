using Microsoft.Playwright;

namespace Schalter.Functions.Tests.Pages;

/// <summary>The form's module in a browser, against what the server says to one without script.</summary>
public sealed class FormScriptTests(SystemFixture fixture, ChromiumFixture chromium)
{
    [Theory]
    [InlineData("de")]
    [InlineData("ar")]
    public async Task EmptyForm_IsToldTheSameByScriptAndServer_AndTheSummaryHasTheFocus(string language)
    {
        var (server, script) = (await OpenAsync(language, script: false), await OpenAsync(language, script: true));
        foreach (var page in (IPage[])[server, script])
        {
            await page.Locator("[name='contact.email']").FillAsync("ayse(at)example");
            await page.Locator("form[data-words]").EvaluateAsync("form => form.noValidate = true");
            await page.Locator("form[data-words] > button").ClickAsync();
            await page.Locator("#errors").WaitForAsync();
        }

        Assert.Equal(await SaidAsync(server, "#errors li"), await SaidAsync(script, "#errors li"));
        Assert.Equal(await SaidAsync(server, ".message"), await SaidAsync(script, ".message"));
        Assert.Equal(await SaidAsync(server, "#errors-title, #errors > p"), await SaidAsync(script, "#errors-title, #errors > p"));
        Assert.Equal("errors", await script.EvaluateAsync<string>("document.activeElement.id"));
        Assert.Equal("errors", await server.EvaluateAsync<string>("document.activeElement.id"));

        await script.Locator("#errors a").First.ClickAsync();
        Assert.Equal("enquiry.audience", await script.EvaluateAsync<string>("document.activeElement.name"));
        await Task.WhenAll(server.Context.CloseAsync(), script.Context.CloseAsync());
    }

    [Fact]
    public async Task Question_AppearsWhenItsAnswerMakesItNecessary_AndIsSentOnlyThen()
    {
        var page = await OpenAsync("de", script: true);
        var company = page.Locator("[name='onBehalf.name'], [name='onBehalf.organisation']").First;
        Assert.False(await company.IsVisibleAsync());
        Assert.True(await company.IsDisabledAsync());
        await page.Locator("[name='onBehalf.actingFor'][value=true]").CheckAsync();
        Assert.True(await company.IsVisibleAsync());
        Assert.True(await company.IsEnabledAsync());
        await page.Locator("[name='onBehalf.actingFor'][value=false]").CheckAsync();
        Assert.False(await company.IsVisibleAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task NameOfTheOneWhoHelps_IsNotOfferedForThePersonHelped()
    {
        var page = await OpenAsync("de", script: true, "emergency");
        async Task<string?> OfferedAsync(string field) => await page.Locator($"[name='{field}']").GetAttributeAsync("autocomplete");
        Assert.Equal("family-name", await OfferedAsync("person.familyName"));
        await page.Locator("[name='application.submittedBy'][value=guide]").CheckAsync();
        Assert.Equal("off", await OfferedAsync("person.familyName"));
        await page.Locator("[name='application.submittedBy'][value=self]").CheckAsync();
        Assert.Equal("family-name", await OfferedAsync("person.familyName"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Mistake_IsToldWhenTheFieldIsLeft_AndTakenBackWhenItIsMended()
    {
        var page = await OpenAsync("en", script: true);
        var address = page.Locator("[name='contact.email']");
        await address.FillAsync("ayse");
        Assert.Equal(0, await page.Locator(".message").CountAsync());
        await address.PressAsync("Tab");
        Assert.Equal(1, await page.Locator(".message").CountAsync());
        Assert.Contains("f-contact.email-error", await address.GetAttributeAsync("aria-describedby"), StringComparison.Ordinal);
        await address.FillAsync("ayse@example.org");
        Assert.Equal(0, await page.Locator(".message").CountAsync());
        Assert.Null(await address.GetAttributeAsync("aria-invalid"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task GroupThatIsOnlyPassed_IsNotAMistake_AndAPartTellsWhenItIsComplete()
    {
        var page = await OpenAsync("en", script: true);
        List<string> faults = [];
        page.PageError += (_, fault) => faults.Add(fault);
        await page.Locator("a[href='#privacy-notice']").ClickAsync();
        await page.Locator("#privacy-notice").PressAsync("Tab");
        var first = page.Locator("[name='onBehalf.actingFor']").First;
        await first.FocusAsync();
        await first.PressAsync("Tab");
        Assert.Equal(0, await page.Locator(".message").CountAsync());

        var said = page.Locator(".contents li:has(a[href='#s-contact']) .part");
        Assert.Equal("", await said.InnerTextAsync());
        await page.Locator("[name='contact.phone']").FillAsync("0711 1234567");
        await page.Locator("[name='contact.phone']").PressAsync("Tab");
        Assert.Equal("not complete yet", await said.InnerTextAsync());
        await page.Locator("[name='contact.email']").FillAsync("ayse@example.org");
        await page.Locator("[name='contact.email']").PressAsync("Tab");
        Assert.Equal("complete", await said.InnerTextAsync());
        Assert.Empty(faults);
        await page.Context.CloseAsync();
    }

    /// <summary>The page says that nothing leaves the device before.</summary>
    [Fact]
    public async Task Text_IsSearchedFor_OnlyWhenTheButtonIsPressed()
    {
        var page = await OpenAsync("en", script: true);
        var asked = 0;
        page.Request += (_, request) => asked += request.Method == "POST" ? 1 : 0;
        await page.Locator("[name='enquiry.message']").FillAsync("I lost my electronic residence permit card");
        var find = page.Locator("[data-suggestions] button");
        await find.WaitForAsync();
        Assert.Equal(0, asked);
        var before = await page.Locator("[data-suggestions] summary").AllInnerTextsAsync();
        await find.ClickAsync();
        await page.Locator("[data-suggestions] [role=status]").GetByText("Answers found").WaitForAsync();
        Assert.Equal(1, asked);
        Assert.NotEqual(before, await page.Locator("[data-suggestions] summary").AllInnerTextsAsync());
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(string language, bool script, string form = "contact")
    {
        var context = await chromium.Browser.NewContextAsync(new() { BaseURL = fixture.Counter.Address.ToString(), JavaScriptEnabled = script });
        context.SetDefaultTimeout(Chromium.Patience);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"api/forms/{form}?lang={language}");
        return page;
    }

    /// <summary>As it is read, without the signs that keep the directions of writing apart.</summary>
    internal static async Task<IReadOnlyList<string>> SaidAsync(IPage page, string selector) =>
        [.. (await page.Locator(selector).AllInnerTextsAsync()).Select(text => new string([.. text.Where(c => c is not (>= '\u2066' and <= '\u2069'))]).Trim())];
}
