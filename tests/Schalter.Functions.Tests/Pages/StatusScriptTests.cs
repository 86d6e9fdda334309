using Schalter.Services.Tests.Uploads;

namespace Schalter.Functions.Tests.Pages;

/// <summary>The module of the status page, in a browser.</summary>
public sealed class StatusScriptTests(SystemFixture fixture, ChromiumFixture chromium)
{
    [Fact]
    public async Task CaseThatChangesElsewhere_ChangesOnThePage_WithoutAReload_ExceptWhatIsInUse()
    {
        var receipt = await fixture.Counter.SubmitAsync("contact", PostedForm.Enquiry().AddFile("attachments", "Pass.pdf", PdfFile.Sound(1)));
        var context = await chromium.Browser.NewContextAsync(new() { BaseURL = fixture.Counter.Address.ToString() });
        context.SetDefaultTimeout(Chromium.Patience);
        var page = await context.NewPageAsync();
        await page.Clock.InstallAsync();
        await page.GotoAsync("api/status?lang=de");
        await page.Locator("#reference").FillAsync(receipt.Reference);
        await page.Locator("#accessKey").FillAsync(receipt.AccessKey);
        await page.Locator("main button").ClickAsync();
        await page.Locator("[data-live=state]").WaitForAsync();
        await page.EvaluateAsync("window.still = true");
        Assert.Equal(1, await page.Locator("[data-live=supply] form").CountAsync());
        await page.Locator("#confirm").CheckAsync();

        using var http = new HttpClient { BaseAddress = fixture.Counter.Address, DefaultRequestHeaders = { Authorization = new("Bearer", receipt.AccessKey) } };
        using var withdrawn = await http.DeleteAsync(new Uri($"api/submissions/{receipt.Reference}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(withdrawn.IsSuccessStatusCode);
        await page.Clock.FastForwardAsync(16_000);
        await page.Locator("[data-live=state]").GetByText("zurückgezogen").First.WaitForAsync();
        Assert.True(await page.EvaluateAsync<bool>("window.still"));
        Assert.Equal(0, await page.Locator("[data-live=supply] form").CountAsync());
        Assert.True(await page.Locator("#confirm").IsCheckedAsync());
        await context.CloseAsync();
    }
}
