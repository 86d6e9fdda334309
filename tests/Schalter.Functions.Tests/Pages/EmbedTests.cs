using Microsoft.Playwright;
using Schalter.Services.Tests.Uploads;

namespace Schalter.Functions.Tests.Pages;

/// <summary>The example of docs/examples in a website of another origin, under a policy that names the functions and nothing else.</summary>
public sealed class EmbedTests(SystemFixture fixture, ChromiumFixture chromium)
{
    private string Api => new Uri(fixture.Counter.Address, "api/").ToString();

    [Fact]
    public async Task ExamplePage_ShowsTheForm_InItsOwnLooks_AndSendsIt()
    {
        var page = await OpenAsync(html => html);
        var form = page.Locator("schalter-form form");
        await form.WaitForAsync();
        var button = page.Locator("schalter-form button[type=submit]");
        await Assertions.Expect(button).ToHaveCSSAsync("background-color", "rgb(122, 31, 61)");
        await Assertions.Expect(button).ToHaveCSSAsync("text-transform", "uppercase");

        // By mouse a message waits until the press is over, and by then an event no longer tells a form in a shadow whom it was for.
        await page.Locator("schalter-form [name='contact.email']").FillAsync("a@b");
        await page.Locator("schalter-form [name='contact.phone']").ClickAsync();
        await page.Locator("schalter-form .field:has([name='contact.email']) .message").WaitForAsync();

        await page.Locator("schalter-form button[type=submit]").ClickAsync();
        Assert.Equal("errors", await page.Locator("schalter-form").EvaluateAsync<string>("e => e.shadowRoot.activeElement.id"));
        await page.Locator("schalter-form #errors a").First.ClickAsync();
        Assert.Equal("enquiry.audience", await page.Locator("schalter-form").EvaluateAsync<string>("e => e.shadowRoot.activeElement.name"));

        Assert.DoesNotContain("Fehler", await page.TitleAsync(), StringComparison.Ordinal);

        await page.EvaluateAsync("document.querySelector('schalter-form').lang = 'ar'");
        await page.Locator("schalter-form div[dir=rtl] form").WaitForAsync();
        await page.Locator("schalter-form form").EvaluateAsync("form => form.submit()");
        await page.Locator("#errors").WaitForAsync();
        Assert.StartsWith($"{Api}submissions/contact", page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    /// <summary>As on the office's own pages: documents go at once, and a reload loses nothing.</summary>
    [Fact]
    public async Task Documents_AreBroughtFromAnotherOrigin_AndAnswersSurviveAReload()
    {
        var content = PdfFile.Sound(1);
        var page = await OpenAsync(html => html.Replace("lang=\"de\"", "lang=\"ar\"", StringComparison.Ordinal));
        await page.Locator("schalter-form [name='person.familyName']").FillAsync("Yılmaz");
        await page.Locator("schalter-form [name='documents.attachments']").SetInputFilesAsync(
            new FilePayload { Name = "pass.pdf", MimeType = "application/pdf", Buffer = content });
        var token = page.Locator("schalter-form .uploads input[name='uploads.attachments']");
        await token.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.Equal(content, await fixture.Office.ReadAsync("incoming", $"{await token.InputValueAsync()}/001"));
        Assert.Equal("rgb(255, 255, 255)", await page.Locator("schalter-form").EvaluateAsync<string>("e => getComputedStyle(e).backgroundColor"));
        Assert.Contains("50", await page.Locator("schalter-form [data-brought]:visible").InnerTextAsync(), StringComparison.Ordinal);

        Assert.Equal("secondary", await page.Locator("schalter-form .uploads button").Last.GetAttributeAsync("part"));
        Assert.Empty(await PageInspector.FindBarriersAsync(page));
        await page.ReloadAsync();
        await token.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.Equal("Yılmaz", await page.Locator("schalter-form [name='person.familyName']").InputValueAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task FormThatDoesNotExist_LeavesTheLinkInItsPlace()
    {
        var page = await OpenAsync(html => html.Replace("form=\"contact\"", "form=\"dog-licence\"", StringComparison.Ordinal));
        await page.Locator("schalter-form a").WaitForAsync();
        await Assertions.Expect(page.Locator("schalter-form a")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(Func<string, string> change)
    {
        var example = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "embedded-form.html"), TestContext.Current.CancellationToken);
        var html = change(example.Replace("https://functions.example/api/", Api, StringComparison.Ordinal).Replace("https://functions.example", Api.Replace("/api/", "", StringComparison.Ordinal), StringComparison.Ordinal));
        // Chromium asks people before a public website may call this machine.
        var context = await chromium.Browser.NewContextAsync(new() { Permissions = ["local-network-access"], ColorScheme = ColorScheme.Dark });
        context.SetDefaultTimeout(Chromium.Patience);
        var page = await context.NewPageAsync();
        var address = $"{SystemFixture.Website}/kontakt.html";
        await page.RouteAsync(address, route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = html }));
        await page.GotoAsync(address);
        return page;
    }
}
