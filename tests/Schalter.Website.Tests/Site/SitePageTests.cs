using Schalter.Functions.Tests.Pages;

namespace Schalter.Website.Tests.Site;

/// <summary>Pages of the website in a browser, under their own policy.</summary>
public sealed class SitePageTests(BuiltSite site, SiteBrowser browser)
{
    /// <summary>Page, style and the fourteen modules of a form, which are fetched at once.</summary>
    private const int MaxFiles = 16;

    private const int MaxBytes = 100_000;

    // Text of the page's language starts at the right, and nothing sticks out.
    private const string Mirrored = """
        () => {
          const words = e => { const r = document.createRange(); r.selectNodeContents(e); return r.getBoundingClientRect(); };
          const inside = e => { const s = getComputedStyle(e); return e.getBoundingClientRect().right - parseFloat(s.paddingRight) - parseFloat(s.borderRightWidth); };
          return [...document.querySelectorAll('h1:not(.panel > *), main h2:not(.panel > *), .field > label, .cards a')].filter(e => {
            const text = words(e);
            return text.width > 0 && Math.abs(inside(e.parentElement) - text.right) > 2;
          }).map(e => e.textContent.trim());
        }
        """;

    // Laid out as a row, text and the names within it would fall apart into columns.
    private const string TornApart = """
        () => [...document.querySelectorAll('body *')].filter(e => /flex|grid/.test(getComputedStyle(e).display)
          && e.children.length > 0 && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim() !== '')).map(e => e.outerHTML.slice(0, 120))
        """;

    public static TheoryData<string> Pages =>
    [
        "", "404.html", "de/", "ar/", "uk/", "de/forms/contact/", "ar/forms/residence-employment/", "en/forms/emergency/", "de/status/", "ar/status/",
        "fr/appointments/", "tr/appointments/card-pickup/", "de/appointment/", "ar/offer/", "ar/privacy/", "de/accessibility/", "ar/faqs/", "de/faqs/blue-card/", "de/easy/", "uk/draw/",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_HasNoBarriers_FitsASmallPhone_AndIsLight(string page)
    {
        await using var visit = await browser.VisitAsync(site, page);
        Assert.InRange(visit.Bytes.Count, 2, MaxFiles);
        Assert.InRange(visit.Bytes.Sum(), 1000, MaxBytes);
        Assert.Empty(visit.Elsewhere);
        Assert.Empty(visit.Said);
        Assert.Empty(await visit.Context.CookiesAsync());
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(TornApart));
        if (page.Contains("forms/", StringComparison.Ordinal))
        {
            Assert.Empty(await PageInspector.FindBarriersAsync(visit.Page)); // with what scripts put in; as they come, all pages are looked at elsewhere
        }
    }

    [Theory]
    [InlineData("", 320), InlineData("", 1280), InlineData("forms/contact/", 320), InlineData("status/", 1280), InlineData("appointments/", 320), InlineData("offer/", 320)]
    public async Task ArabicPage_IsMirrored_AndTheGermanOneWouldNotPass(string page, int width)
    {
        await using var arabic = await browser.VisitAsync(site, "ar/" + page, width);
        Assert.Empty(await arabic.Page.EvaluateAsync<string[]>(Mirrored));
        await using var german = await browser.VisitAsync(site, "de/" + page, width);
        Assert.NotEmpty(await german.Page.EvaluateAsync<string[]>(Mirrored));
    }

    [Fact]
    public async Task LinkOfAMail_FillsTheFields_AndLeavesNoKeyInTheAddress()
    {
        await using var visit = await browser.VisitAsync(site, "de/status/#r=7QX2-M4KD-9&k=c2VjcmV0");
        await visit.Page.WaitForURLAsync(url => !url.Contains('#', StringComparison.Ordinal));
        Assert.Equal("7QX2-M4KD-9", await visit.Page.Locator("#reference").InputValueAsync());
        Assert.Equal("c2VjcmV0", await visit.Page.Locator("#accessKey").InputValueAsync());
        Assert.Empty(visit.Elsewhere);
    }

    /// <summary>With the code of a mail too, and with script off by typing.</summary>
    [Theory]
    [InlineData("appointment/#r=7QX2-M4KD-9&k=c2VjcmV0&do=confirm&c=F3KM-7QXD-RT9W", "appointment", true)]
    [InlineData("offer/", "offer", false)]
    public async Task ReferenceAndKey_ArePostedToTheFunctions_AndStandInNoAddress(string page, string route, bool script)
    {
        await using var visit = await browser.VisitAsync(site, "en/" + page, script: script);
        if (!script)
        {
            await visit.Page.Locator("#reference").FillAsync("7QX2-M4KD-9");
            await visit.Page.Locator("#accessKey").FillAsync("c2VjcmV0");
        }

        var posted = visit.Page.WaitForRequestAsync(r => r.Method == "POST");
        await visit.Page.Locator("main form button").ClickAsync();
        var request = await posted;

        Assert.Equal($"{BuiltSite.Api}/api/{route}?lang=en", request.Url);
        Assert.Equal($"reference=7QX2-M4KD-9&accessKey=c2VjcmV0{(script ? "&code=F3KM-7QXD-RT9W" : "")}", request.PostData);
        Assert.DoesNotContain(visit.Said, said => said.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase));
    }
}
