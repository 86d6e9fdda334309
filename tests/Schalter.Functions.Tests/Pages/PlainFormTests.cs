using Microsoft.Playwright;
using Schalter.Services.Tests.Uploads;

namespace Schalter.Functions.Tests.Pages;

/// <summary>The form of docs/examples to copy into any website, filled in without script.</summary>
public sealed class PlainFormTests(SystemFixture fixture, ChromiumFixture chromium)
{
    [Fact]
    public async Task CopiedForm_IsSentFromAnotherWebsite_AndAnsweredByTheReceipt()
    {
        var example = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "plain-form.html"), TestContext.Current.CancellationToken);
        var functions = fixture.Counter.Address.GetLeftPart(UriPartial.Authority);
        var context = await chromium.Browser.NewContextAsync(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = PageInspector.Width, Height = PageInspector.Height } });
        context.SetDefaultTimeout(Chromium.Patience);
        var page = await context.NewPageAsync();
        await page.GotoAsync(fixture.Site.Put(example.Replace("http://localhost:7071", functions, StringComparison.Ordinal)));
        Assert.Equal(PageInspector.Width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));

        await page.GetByLabel("Thema").SelectOptionAsync("technical");
        await page.GetByLabel("Familienname").FillAsync("Yılmaz");
        await page.GetByLabel("Vornamen").FillAsync("Ayşe");
        await page.GetByLabel("E-Mail").FillAsync("ayse@example.org");
        await page.GetByLabel("Nachricht").FillAsync($"Aus einer abgeschriebenen Seite {Guid.NewGuid()}");
        await page.GetByLabel("Anhang").SetInputFilesAsync(new FilePayload { Name = "pass.pdf", MimeType = "application/pdf", Buffer = PdfFile.Sound(1) });
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        var receipt = await page.TurnAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Absenden" }).ClickAsync(), "the receipt");

        Assert.Equal((201, $"{functions}/api/submissions/contact?lang=de"), (receipt.Status, receipt.Url));
        Assert.Equal("Ihre Angaben sind eingegangen", await page.Locator("h1").InnerTextAsync());
        await context.CloseAsync();
    }
}
