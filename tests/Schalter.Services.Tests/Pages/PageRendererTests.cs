using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Schalter.Services.Pages;
using Schalter.Services.Pages.Site;

namespace Schalter.Services.Tests.Pages;

public sealed partial class PageRendererTests
{
    public static TheoryData<string, string> Pages =>
        [.. from language in PageSamples.Texts.Languages from page in PageSamples.All("de").Keys select (language, page)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void AnyPage_IsAWholeDocumentInItsLanguage(string language, string page)
    {
        var html = PageSamples.All(language)[page];

        Assert.StartsWith($"<!doctype html>\n<html lang=\"{language}\" dir=\"{(language == "ar" ? "rtl" : "ltr")}\">", html, StringComparison.Ordinal);
        Assert.Single(Html.Tags(html, "h1"));
        Assert.Single(Html.Tags(html, "main"));
        Assert.DoesNotContain("{{", html.Replace("{{ frame.title }}", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("LocalizedText", html, StringComparison.Ordinal);
        Assert.Equal(Html.Attributes(html, "id").Distinct().Count(), Html.Attributes(html, "id").Count);
    }

    /// <summary>Who has come to a function's page finds back to the office's, its imprint and its privacy notice.</summary>
    [Theory]
    [InlineData(null, "/api/forms?lang=uk", 0)]
    [InlineData("https://amt.example/schalter", "https://amt.example/schalter/uk/", 5)]
    public void PageOfAFunction_LeadsToTheWebsite_WhereItIsKnown(string? site, string home, int links)
    {
        var frames = new PageFrames(new SitePlace(null, SiteOptions.Parse("https://functions.example", site, limits: null)));
        var html = new PageRenderer(PageSamples.Texts, frames).StatusLogin(new("uk", "/api"));

        Assert.Equal(home, Html.Attribute(Html.Tags(html, "a").Single(t => Html.Attribute(t, "class") == "home"), "href"));
        Assert.Equal(links, Html.Attributes(html, "href").Count(h => h.StartsWith("https://amt.example/schalter/uk/", StringComparison.Ordinal) && h.Length > home.Length));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void AnyPage_HasOnlyOwnModulesAndNoMarkupFromPeople(string language, string page)
    {
        var html = PageSamples.All(language)[page];

        Assert.DoesNotMatch(ForeignScript(), html);
        Assert.DoesNotContain("javascript:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(Handler(), string.Concat(TagsOf(html)));
        Assert.DoesNotContain("style=", string.Concat(TagsOf(html)), StringComparison.Ordinal);
        Assert.DoesNotContain("accessKey=", html, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void AnyPage_PointsOnlyToIdsItHas(string language, string page)
    {
        var html = PageSamples.All(language)[page];
        var ids = Html.Attributes(html, "id").ToHashSet(StringComparer.Ordinal);

        Assert.Subset(ids, Html.Attributes(html, "for").ToHashSet(StringComparer.Ordinal));
        Assert.Subset(ids, Html.Attributes(html, "aria-describedby").SelectMany(d => d.Split(' ')).ToHashSet(StringComparer.Ordinal));
        Assert.Subset(ids, Html.Attributes(html, "href").Where(h => h[0] == '#').Select(h => h[1..]).ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void AnyPage_LabelsEveryControl(string language, string page)
    {
        var html = PageSamples.All(language)[page];
        var labels = Html.Attributes(html, "for").ToHashSet(StringComparer.Ordinal);

        Assert.All(
            Html.Tags(html, "input", "select", "textarea").Where(t => Html.Attribute(t, "type") != "hidden"),
            control => Assert.True(
                Html.Attribute(control, "aria-label") is not null || labels.Contains(Html.Attribute(control, "id") ?? string.Empty), control));
    }

    /// <summary>Whoever hears the page, or sees little of it, must not look for what went wrong.</summary>
    [Theory]
    [InlineData("de", "Fehler: "), InlineData("ar", "خطأ: ")]
    public void PageThatSaysWhatIsWrong_SaysSoInItsTitle_AndHasTheFocusThere(string language, string mark)
    {
        Assert.All(StateSamples.All(language), page =>
        {
            var isWrong = page.Value.Contains("role=\"alert\"", StringComparison.Ordinal);
            Assert.Equal((isWrong, isWrong ? 1 : 0), (Title().Match(page.Value).Groups[1].Value.StartsWith(mark, StringComparison.Ordinal), Focused().Count(page.Value)));
        });
        Assert.InRange(StateSamples.All(language).Count(page => page.Value.Contains("role=\"alert\"", StringComparison.Ordinal)), 20, 100);
    }

    [Fact]
    public void Policy_AllowsTheStyleOfThePageAndNoOther()
    {
        var html = PageSamples.All("de")["receipt"];
        var style = Style().Match(html).Groups[1].Value;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));

        Assert.Contains($"style-src 'sha256-{hash}';", PageRenderer.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none';", PageRenderer.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", PageRenderer.ContentSecurityPolicy, StringComparison.Ordinal);
    }

    [Fact]
    public void LanguageUnknown_IsGerman() =>
        Assert.Contains("<html lang=\"de\"", PageSamples.Renderer.FormIndex(new("xx\"", "/api", [])), StringComparison.Ordinal);

    [Fact]
    public void Translation_SaysThatGermanIsBinding()
    {
        Assert.Contains("the German text applies", PageSamples.All("en")["withdrawn"], StringComparison.Ordinal);
        Assert.DoesNotContain("<footer", PageSamples.All("de")["withdrawn"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("form", true)]
    [InlineData("forms", true)]
    [InlineData("form-wrong", false)]
    [InlineData("receipt", false)]
    [InlineData("status", false)]
    public void LanguageLinks_StandWhereTheyLoseNothing(string page, bool expected) =>
        Assert.Equal(expected, PageSamples.All("de")[page].Contains("hreflang=\"en\"", StringComparison.Ordinal));

    private static IEnumerable<string> TagsOf(string html) => AnyTag().Matches(html).Select(m => m.Value);

    [GeneratedRegex(@"(?i)<script(?! type=""module"" src=""/api/assets/[a-z]+\.[0-9a-f]{16}\.js""></script>)")]
    private static partial Regex ForeignScript();

    [GeneratedRegex("""\son[a-z]+\s*=""", RegexOptions.IgnoreCase)]
    private static partial Regex Handler();

    [GeneratedRegex("<title>([^<]*)")]
    private static partial Regex Title();

    [GeneratedRegex("<[^>]* autofocus[ >]")]
    private static partial Regex Focused();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("<[a-zA-Z][^>]*>")]
    private static partial Regex AnyTag();
}
