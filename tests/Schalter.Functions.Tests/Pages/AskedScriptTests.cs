using Microsoft.Playwright;

namespace Schalter.Functions.Tests.Pages;

/// <summary>What the script says on a short form, against what the server says to one without script.</summary>
public sealed class AskedScriptTests(SystemFixture fixture, ChromiumFixture chromium)
{
    private const string Form = "form[data-words]";
    private const string Path = "api/appointments/declaration-of-commitment/waitlist?lang=";

    [Theory]
    [InlineData("de")]
    [InlineData("ar")]
    public async Task WrongAnswers_AreToldTheSameByScriptAndServer_AndCanBeMendedOnThePageThatCameBack(string language)
    {
        var (server, script) = (await OpenAsync(language, script: false), await OpenAsync(language, script: true));
        var sent = 0;
        script.Request += (_, request) => sent += request.Method == "POST" ? 1 : 0;
        foreach (var page in (IPage[])[server, script])
        {
            await page.Locator("[name='person.dateOfBirth']").FillAsync("31.02.1990");
            await page.Locator("[name=email]").FillAsync("ayse(at)example");
            await page.Locator("[name=from]").FillAsync("1.");
            await page.Locator(Form).EvaluateAsync("form => form.noValidate = true");
            await page.Locator($"{Form} button").ClickAsync();
            await page.Locator("#errors").WaitForAsync();
        }

        Assert.Equal((0, await server.TitleAsync()), (sent, await script.TitleAsync()));
        Assert.Equal(await SaidAsync(server, "#errors li"), await SaidAsync(script, "#errors li"));
        Assert.Equal(await SaidAsync(server, ".message"), await SaidAsync(script, ".message"));
        Assert.Equal(await SaidAsync(server, "h1 + #errors > p"), await SaidAsync(script, "h1 + #errors > p"));

        await script.TurnAsync(() => script.Locator(Form).EvaluateAsync("form => form.submit()"), "the page that came back");
        await script.Locator("#errors[autofocus]").WaitForAsync();
        var wrong = await script.Locator(".message").CountAsync();
        await script.Locator("[name='person.dateOfBirth']").FillAsync("28.02.1990");
        await Assertions.Expect(script.Locator(".message")).ToHaveCountAsync(wrong - 1);
        await script.Locator($"{Form} button").ClickAsync();
        await Assertions.Expect(script.Locator("#errors li")).ToHaveCountAsync(wrong - 1);
        Assert.Equal("errors", await script.EvaluateAsync<string>("document.activeElement.id"));
        await Task.WhenAll(server.Context.CloseAsync(), script.Context.CloseAsync());
    }

    /// <summary>Sent all the same, the page would be gone with what was typed; of a booking it cannot be fetched again.</summary>
    [Fact]
    public async Task WithoutANetwork_NothingIsSent_AndThatIsSaid()
    {
        var page = await OpenAsync("de", script: true);
        await page.Locator("[name='person.familyName']").FillAsync("Öztürk");
        await page.Locator("[name='person.dateOfBirth']").FillAsync("1990");
        await page.Locator("[name=email]").FillAsync("o@example.org");
        await page.Locator("[name=documentNumber]").FillAsync(Guid.NewGuid().ToString("N"));
        await page.Context.SetOfflineAsync(true);
        await page.Locator($"{Form} button").ClickAsync();
        Assert.Contains("nicht mit dem Internet verbunden", await page.Locator("#errors:focus").InnerTextAsync(), StringComparison.Ordinal);

        await page.Context.SetOfflineAsync(false);
        var came = page.WaitForResponseAsync(answer => answer.Request.IsNavigationRequest);
        await page.Locator($"{Form} button").ClickAsync();
        Assert.Equal(201, (await came).Status);
        await page.Context.CloseAsync();
    }

    private static Task<IReadOnlyList<string>> SaidAsync(IPage page, string selector) => FormScriptTests.SaidAsync(page, selector);

    private async Task<IPage> OpenAsync(string language, bool script)
    {
        var context = await chromium.Browser.NewContextAsync(new() { BaseURL = fixture.Counter.Address.ToString(), JavaScriptEnabled = script });
        context.SetDefaultTimeout(Chromium.Patience);
        var page = await context.NewPageAsync();
        await page.GotoAsync(Path + language);
        return page;
    }
}
