using Microsoft.Playwright;
using Schalter.Services.Forms;
using Schalter.Services.Tests.Forms;
using Schalter.Services.Tests.Uploads;

namespace Schalter.Functions.Tests.Pages;

/// <summary>What a form keeps in the window and on the device, and when it forgets, in a browser.</summary>
public sealed class KeptAnswersTests(SystemFixture fixture, ChromiumFixture chromium)
{
    private const string Stored = "() => sessionStorage.length + localStorage.length";
    private const string Token = ".uploads input[name^='uploads.']";

    private static readonly Texts Texts = Texts.Load(Path.Combine(AppContext.BaseDirectory, "content"));

    /// <summary>A reset would bring back what the server wrote into the fields.</summary>
    [Fact]
    public async Task FormThatCameBackWithMistakes_CanBeErased()
    {
        await using var person = await OpenAsync();
        var page = person.Page;
        await person.FillAsync("person.familyName", "Yılmaz");
        await person.FillAsync("enquiry.audience", "resident");
        await page.Locator("form[data-words]").EvaluateAsync("form => form.submit()");
        await page.Locator("#errors").WaitForAsync();
        Assert.Equal("Yılmaz", await page.Locator("[name='person.familyName']").InputValueAsync());

        await EraseAsync(page);

        Assert.Equal("", await page.Locator("[name='person.familyName']").InputValueAsync());
        Assert.Equal("", await page.Locator("[name='enquiry.audience']").InputValueAsync());
        Assert.Equal(0, await page.Locator("#errors, .message, .wrong").CountAsync());
        await page.GotoAsync("api/forms/contact?lang=en");
        Assert.Equal(0, await page.EvaluateAsync<int>(Stored));
    }

    /// <summary>Whether it arrived is known to the receipt alone: who has not seen one gets the answers back.</summary>
    [Fact]
    public async Task FormThatWasSent_IsOfferedAgain_AndFilledInOnlyIfAskedFor()
    {
        await using var person = await OpenAsync();
        var page = person.Page;
        await person.FillAsync(SampleAnswers.Enquiry(("enquiry.message", $"Once is enough {Guid.NewGuid()}")));
        await page.Locator("details.drafts summary").ClickAsync();
        await page.Locator("#keep-drafts").CheckAsync();
        await person.PressAsync("Send the form", 201);

        await page.GotoAsync("api/forms/contact?lang=en");
        await page.GetByText(Said("sent")).WaitForAsync();
        Assert.Equal("", await page.Locator("[name='person.familyName']").InputValueAsync());
        await page.ReloadAsync();
        await page.GotoAsync("api/forms/contact?lang=en");
        await page.GetByRole(AriaRole.Button, new() { Name = Said("again") }).ClickAsync();
        Assert.Equal("Yılmaz", await page.Locator("[name='person.familyName']").InputValueAsync());

        await EraseAsync(page);
        Assert.Equal(0, await page.EvaluateAsync<int>(Stored));
    }

    /// <summary>Named once more, a document that is at the counter already would stand in the way of the one that replaces it.</summary>
    [Fact]
    public async Task DocumentsThatWereSupplied_AreNotNamedAgain()
    {
        var receipt = await fixture.Counter.SubmitAsync("contact", PostedForm.Enquiry());
        await using var person = await Person.WithPhoneAsync(chromium, fixture.Counter.Address, "en", script: true);
        var page = person.Page;
        await person.OpenAsync("api/status?lang=en");
        await page.Locator("#reference").FillAsync(receipt.Reference);
        await page.Locator("#accessKey").FillAsync(receipt.AccessKey);
        await person.PressAsync("See the status");
        await page.Locator("[data-live=supply] summary").ClickAsync();
        await person.ChooseFileAsync("attachments", "pass.pdf", PdfFile.Sound(1));
        await person.PressAsync(Texts.Get("en", "pages.status.supply"));

        await person.PressAsync("See the status");
        await page.Locator(".uploads").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.Equal(0, await page.Locator(Token).CountAsync());
    }

    /// <summary>A document that an answer has made needless neither holds up the form nor goes with it.</summary>
    [Fact]
    public async Task DocumentOfAPlaceThatIsHidden_DoesNotHoldUpTheForm()
    {
        await using var person = await Person.WithPhoneAsync(chromium, fixture.Counter.Address, "en", script: true);
        var page = person.Page;
        await page.RouteAsync("**/forms/contact?*", async route =>
        {
            var answer = await route.FetchAsync();
            var html = await answer.TextAsync();
            var field = html.LastIndexOf("<div class=\"field\"", html.IndexOf("name=\"documents.attachments\"", StringComparison.Ordinal), StringComparison.Ordinal);
            const string Condition = "<div data-if='{\"field\":\"person.givenNames\",\"is\":[\"Ayşe\"]}' class=\"field\"";
            await route.FulfillAsync(new() { Response = answer, Body = string.Concat(html.AsSpan(0, field), Condition, html.AsSpan(field + "<div class=\"field\"".Length)) });
        });
        await page.RouteAsync("**/api/uploads/*", route => route.AbortAsync("connectionfailed"));
        await page.GotoAsync("api/forms/contact?lang=en");
        await person.FillAsync(SampleAnswers.Enquiry(("enquiry.message", $"Without it {Guid.NewGuid()}")));
        await person.ChooseFileAsync("attachments", "pass.pdf", PdfFile.Sound(1), wait: false);
        await page.GetByText("connection interrupted").First.WaitForAsync();

        await person.FillAsync("person.givenNames", "Fatma");
        await page.Locator("[name='person.givenNames']").PressAsync("Tab");
        await person.PressAsync("Send the form", 201);
    }

    /// <summary>On a slow line the modules come late.</summary>
    [Fact]
    public async Task WhatIsTypedBeforeTheModulesCome_IsNotOverwritten()
    {
        await using var person = await OpenAsync();
        var page = person.Page;
        await person.FillAsync("person.familyName", "Old");
        await person.FillAsync("person.givenNames", "Ayşe");
        var late = new TaskCompletionSource();
        await page.RouteAsync("**/assets/form.*", async route =>
        {
            await late.Task;
            await route.ContinueAsync();
        });
        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator("[name='person.familyName']").FillAsync("New");
        late.SetResult();
        await page.GetByText(Said("restored")).WaitForAsync();
        Assert.Equal("New", await page.Locator("[name='person.familyName']").InputValueAsync());
        Assert.Equal("Ayşe", await page.Locator("[name='person.givenNames']").InputValueAsync());
    }

    /// <summary>A browser that refuses even the question still brings documents.</summary>
    [Fact]
    public async Task BrowserThatStoresNothing_StillBringsDocuments()
    {
        await using var person = await Person.WithPhoneAsync(chromium, fixture.Counter.Address, "en", script: true);
        await person.Page.AddInitScriptAsync(
            "for (const name of ['sessionStorage', 'localStorage']) Object.defineProperty(globalThis, name, { get() { throw new Error('denied'); } });");
        await person.OpenAsync("api/forms/contact?lang=en");
        await person.ChooseFileAsync("attachments", "pass.pdf", PdfFile.Sound(1));
        await person.FillAsync(SampleAnswers.Enquiry(("enquiry.message", $"Nothing kept {Guid.NewGuid()}")));
        await person.PressAsync("Send the form", 201);
    }

    /// <summary>Without script a file that was received cannot be taken back by choosing others.</summary>
    [Fact]
    public async Task FilesTooMany_CanBeLeftOut_WithoutScript()
    {
        await using var person = await Person.WithPhoneAsync(chromium, fixture.Counter.Address, "en");
        var page = person.Page;
        await page.GotoAsync("api/forms/contact?lang=en");
        await person.FillAsync(SampleAnswers.Enquiry(("enquiry.message", $"One too many {Guid.NewGuid()}")));
        await page.Locator("[name='documents.attachments']").SetInputFilesAsync(Enumerable.Range(1, 6).Select(
            i => new FilePayload { Name = $"{i}.pdf", MimeType = "application/pdf", Buffer = PdfFile.Sound(i) }));
        await person.PressAsync("Send the form", 422);
        Assert.Equal(6, await page.Locator(".kept input:checked").CountAsync());

        await page.GetByLabel("3.pdf").UncheckAsync();
        await person.PressAsync("Send the form", 201);
    }

    private async Task<Person> OpenAsync()
    {
        var person = await Person.WithPhoneAsync(chromium, fixture.Counter.Address, "en", script: true);
        await person.OpenAsync("api/forms/contact?lang=en");
        return person;
    }

    private static async Task EraseAsync(IPage page)
    {
        await page.Locator("details.drafts").EvaluateAsync("fold => fold.open = true");
        await page.GetByRole(AriaRole.Button, new() { Name = Said("erase") }).ClickAsync();
        await page.GetByText(Said("erased")).WaitForAsync();
    }

    private static string Said(string key) => Texts.Get("en", $"uploads.drafts.{key}");
}
