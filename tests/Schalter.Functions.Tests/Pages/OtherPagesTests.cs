using Schalter.Services.Tests.Uploads;

namespace Schalter.Functions.Tests.Pages;

/// <summary>Pages beside the main road: overview, asking for the status, and what goes wrong.</summary>
public sealed class OtherPagesTests(SystemFixture fixture, ChromiumFixture chromium)
{
    [Theory]
    [InlineData("de", "Stand ansehen")]
    [InlineData("en", "See the status")]
    [InlineData("ar", "عرض الحالة")]
    public async Task StatusPage_AsksForReferenceAndKey_AndDoesNotSayWhichIsWrong(string language, string button)
    {
        var receipt = await fixture.Counter.SubmitAsync("contact", PostedForm.Enquiry().AddFile("attachments", "جواز السفر.pdf", PdfFile.Sound(1)));
        await using var person = await Person.WithPhoneAsync(chromium, fixture.Counter.Address, language);
        await person.OpenAsync($"api/submissions/{receipt.Reference}?lang={language}");
        Assert.Equal(receipt.Reference, await person.Page.Locator("#reference").InputValueAsync());

        await person.Page.Locator("#accessKey").FillAsync("wrong");
        await person.PressAsync(button, 404);
        var wrongKey = await person.TextAsync();
        await person.Page.Locator("#reference").FillAsync("nowhere");
        await person.Page.Locator("#accessKey").FillAsync(receipt.AccessKey);
        await person.PressAsync(button, 404);
        Assert.Equal(wrongKey, await person.TextAsync());

        await person.Page.Locator("#reference").FillAsync($" {receipt.Reference.ToLowerInvariant()} ");
        await person.Page.Locator("#accessKey").FillAsync($" {receipt.AccessKey} ");
        await person.PressAsync(button);
        Assert.Contains("جواز السفر.pdf", await person.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "Dieses Formular gibt es nicht")]
    [InlineData("en", "This form does not exist")]
    public async Task UnknownForm_IsAPage_ThatLeadsToTheOverview(string language, string title)
    {
        await using var person = await Person.WithPhoneAsync(chromium, fixture.Counter.Address, language);
        await person.OpenAsync($"api/forms/dog-licence?lang={language}", 404);
        Assert.Equal(title, await person.HeadingAsync());

        await person.Page.Locator("main a[href*='/api/forms']").ClickAsync();
        Assert.EndsWith($"/api/forms?lang={language}", person.Page.Url, StringComparison.Ordinal);
        await person.OpenAsync($"api/forms?lang={language}");
        Assert.Equal(10, await person.Page.Locator(".cards a").CountAsync());
    }

    [Theory]
    [InlineData("de", "Sie brauchen dieses Formular nicht")]
    [InlineData("uk", "Вам не потрібна ця форма")]
    public async Task QuestionsBeforeAForm_LeadToWhereNoApplicationIsNeeded(string language, string told)
    {
        await using var person = await Person.WithPhoneAsync(chromium, fixture.Counter.Address, language);
        await person.Page.GotoAsync($"api/forms/temporary-protection-ukraine?lang={language}");
        foreach (var choice in (string[])["procedure=ukraine", "permit=valid", "group=ukrainian"])
        {
            await person.Page.Locator($"a[href*='triage.{choice}']").ClickAsync();
        }

        Assert.Contains(told, await person.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await person.Page.Locator("main form").CountAsync());
        await person.OpenAsync(new Uri(person.Page.Url).PathAndQuery.TrimStart('/'));
    }

    /// <summary>The others have their own journeys.</summary>
    [Theory]
    [InlineData("de", "contact")]
    [InlineData("de", "family-reunification")]
    [InlineData("en", "emergency")]
    [InlineData("ar", "contact")]
    [InlineData("uk", "temporary-protection-ukraine")]
    public async Task Form_HasNoBarriersInItsOtherLanguage(string language, string form)
    {
        await using var person = await Person.WithPhoneAsync(chromium, fixture.Counter.Address, language);
        await person.OpenAsync($"api/forms/{form}");
        Assert.Equal(1, await person.Page.Locator("main form").CountAsync());
    }
}
