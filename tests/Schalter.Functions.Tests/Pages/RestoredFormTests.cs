using Microsoft.Playwright;
using Schalter.Services.Forms;
using Schalter.Services.Tests.Forms;
using Schalter.Services.Tests.Uploads;

namespace Schalter.Functions.Tests.Pages;

/// <summary>What a form opened anew has again although its page, as it comes, has no place for it.</summary>
public sealed class RestoredFormTests(SystemFixture fixture, ChromiumFixture chromium)
{
    private static readonly Texts Texts = Texts.Load(Path.Combine(AppContext.BaseDirectory, "content"));

    /// <summary>The page as it comes has room for three.</summary>
    [Fact]
    public async Task ListsLongerThanThePage_HaveRoom_AndAreRestored()
    {
        await using var person = await Person.WithPhoneAsync(chromium, fixture.Counter.Address, "de", script: true);
        var page = person.Page;
        await page.GotoAsync("api/forms/residence-employment?lang=de");
        for (var i = 0; i < 4; i++)
        {
            var name = $"family.children.{i}.familyName";
            await page.Locator($"[name='{name}']").EvaluateAsync("name => { name.closest('details, .entry').open = true; }");
            await person.FillAsync(name, $"Kind {i + 1}");
            await person.FillAsync("person.nationalities", ((string[])["TUR", "UKR", "SYR", "AFG"])[i], i);
        }

        await page.ReloadAsync();
        await page.GetByText(Texts.Get("de", "uploads.drafts.restored")).WaitForAsync();

        Assert.Equal("Kind 4", await page.Locator("#f-family\\.children\\.3\\.familyName").InputValueAsync());
        Assert.Equal("AFG", await page.Locator("#f-person\\.nationalities-4").InputValueAsync());
        Assert.Equal(5, await page.Locator("[name='person.nationalities']").CountAsync());
        Assert.Contains("(5)", await page.Locator("[data-list='family.children'] > :last-child > summary").TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal(
            await page.Locator("[data-list='family.children'] > :nth-last-child(2) [data-if]").CountAsync(),
            await page.Locator("[data-list='family.children'] > :last-child [data-if]").CountAsync());
    }

    /// <summary>Files that went with the form are known to that page alone.</summary>
    [Fact]
    public async Task WhatAFormThatCameBackHolds_IsThereWhenTheFormIsOpenedAnew()
    {
        await using var person = await Person.WithPhoneAsync(chromium, fixture.Counter.Address, "en", script: true);
        var page = person.Page;
        await page.GotoAsync("api/forms/contact?lang=en");
        await page.RouteAsync("**/api/uploads*", route => route.AbortAsync("connectionfailed"));
        await person.ChooseFileAsync("attachments", "pass.pdf", PdfFile.Sound(1), wait: false);
        await person.FillAsync("person.familyName", "Yılmaz");
        await page.TurnAsync(() => page.Locator("form[data-words]").EvaluateAsync("form => form.submit()"), "the form that came back");
        await page.Locator(".kept input:checked").WaitForAsync();

        await page.GotoAsync("api/forms/contact?lang=en");
        await page.Locator(".uploads input[name='uploads.attachments']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.Equal("Yılmaz", await page.Locator("[name='person.familyName']").InputValueAsync());
        Assert.Contains("pass.pdf", await page.Locator(".uploads li").InnerTextAsync(), StringComparison.Ordinal);
        await person.FillAsync(SampleAnswers.Enquiry(("enquiry.message", $"With what came back {Guid.NewGuid()}")));
        await person.PressAsync("Send the form", 201);
    }
}
