using System.Net;
using System.Text.Json;
using Schalter.Functions.Tests.Pages;

namespace Schalter.Functions.Tests.Faqs;

/// <summary>Somebody looks for an answer, with a program and with a phone.</summary>
public sealed class FaqTests(SystemFixture fixture, ChromiumFixture chromium)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Program_FindsTheAnswer_AndIsToldWhenItHasItAlready()
    {
        using var found = await fixture.Counter.GetAsync("faqs?lang=en&audience=residents&q=pasport%20lost");
        var first = JsonElement.Parse(await found.Content.ReadAsStringAsync(Stop))[0];
        using var again = await fixture.Counter.GetAsync(
            "faqs?lang=en&audience=residents&q=pasport%20lost", ("If-None-Match", found.Headers.ETag!.Tag));
        using var alone = await fixture.Counter.GetAsync(first.GetProperty("url").GetString()!["/api/".Length..] + "?lang=en");
        using var nobody = await fixture.Counter.GetAsync("faqs/dog-licence");

        Assert.Equal("lost-passport", first.GetProperty("id").GetString());
        Assert.Equal("en", first.GetProperty("language").GetString());
        Assert.StartsWith("<p>", first.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(first.GetRawText(), await alone.Content.ReadAsStringAsync(Stop));
        (await Problem.ReadAsync(nobody)).Is(404, "faq-unknown");
    }

    [Theory]
    [InlineData("de", "gebuehren", "Was kostet mein Antrag und wie bezahle ich?", "100 Euro*")]
    [InlineData("ar", "الرسوم", "كم يكلف طلبي وكيف أدفع؟", "100 يورو*")]
    public async Task Person_TypesAndReads_WithoutBarriers(string language, string typed, string question, string told)
    {
        await using var person = await Person.WithPhoneAsync(chromium, fixture.Counter.Address, language);
        await person.OpenAsync($"api/faqs?lang={language}");
        await person.Page.Locator("#q").FillAsync(typed);
        await person.Page.Locator("main button").ClickAsync();
        Assert.Equal(typed, await person.Page.Locator("#q").InputValueAsync());
        var link = person.Page.Locator(".cards a").First;
        Assert.Equal(question, await link.InnerTextAsync());

        await person.OpenAsync((await link.GetAttributeAsync("href"))!.TrimStart('/'));
        Assert.Equal(question, await person.HeadingAsync());
        Assert.Contains(told, await person.TextAsync(), StringComparison.Ordinal);
    }
}
