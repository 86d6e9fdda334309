using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Schalter.Website.Tests.Site;

/// <summary>The built files, without a browser.</summary>
public sealed partial class SiteFilesTests(BuiltSite site, ITestOutputHelper output)
{
    [Fact]
    public void EveryLanguage_HasTheSamePages()
    {
        output.WriteLine(site.Said);
        string[] expected =
        [
            "index.html", "status/index.html", "appointments/index.html", "appointment/index.html", "offer/index.html", "imprint/index.html",
            "privacy/index.html", "accessibility/index.html", "forms/residence-employment/index.html", "forms/contact/index.html", "appointments/card-pickup/index.html",
        ];
        var german = In("de");
        Assert.Subset(german, expected.ToHashSet());
        Assert.Equal(11 + 10 + 3, german.Count(p => !p.StartsWith("faqs/", StringComparison.Ordinal) || p == "faqs/index.html"));
        Assert.InRange(german.Count(p => p.StartsWith("faqs/", StringComparison.Ordinal)), 40, 200);
        Assert.All(BuiltSite.Languages, language => Assert.Equal(german, In(language)));

        HashSet<string> In(string language) => [.. site.Pages.Keys.Where(p => p.StartsWith(language + '/', StringComparison.Ordinal)).Select(p => p[3..])];
    }

    [Fact]
    public void EveryLinkOfTheSite_LeadsToAFile_AndEveryFragmentToAPlace()
    {
        var own = site.Pages.SelectMany(p => BuiltSite.Links(p.Key, p.Value).Select(to => (From: p.Key, To: to)))
            .Where(l => l.To.GetLeftPart(UriPartial.Authority) == BuiltSite.Origin).ToList();
        Assert.InRange(own.Count, 1000, 100_000);
        Assert.Empty(own.Where(l => site.FileOf(l.To) is not { } file
            || (l.To.Fragment.Length > 1 && !File.ReadAllText(file).Contains($"id=\"{l.To.Fragment[1..]}\"", StringComparison.Ordinal))).Take(10));
    }

    [Fact]
    public void EveryForm_IsPostedToTheFunctions_InThePagesLanguage()
    {
        Assert.All(site.Pages.Where(p => p.Value.Contains("<form", StringComparison.Ordinal)), page =>
            Assert.StartsWith(BuiltSite.Api + "/api/", Form().Match(page.Value).Groups["action"].Value, StringComparison.Ordinal));
        var contact = Form().Match(site.Pages["uk/forms/contact/index.html"]);
        Assert.Equal($"{BuiltSite.Api}/api/submissions/contact?lang=uk", contact.Groups["action"].Value);
        Assert.Contains("multipart/form-data", contact.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void PageOfAService_LeadsToItsFreeDaysAndItsWaitingList()
    {
        var page = site.Pages["tr/appointments/card-pickup/index.html"];
        Assert.All(["days", "waitlist"], way => Assert.Contains($"href=\"{BuiltSite.Api}/api/appointments/card-pickup/{way}?lang=tr\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public void PageOfAServiceWithADraw_LeadsToIt() => Assert.Contains(
        $"href=\"{BuiltSite.Api}/api/appointments/declaration-of-commitment/draws/march-2027?lang=tr\"",
        site.Pages["tr/appointments/declaration-of-commitment/index.html"], StringComparison.Ordinal);

    [Fact]
    public void Sitemap_NamesEveryPageOfEveryLanguage()
    {
        var named = XDocument.Load(Path.Combine(site.Folder, "sitemap.xml")).Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value)).ToList();
        Assert.Equal(
            site.Pages.Keys.Where(p => p.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            named.Select(n => Path.GetRelativePath(site.Folder, site.FileOf(n)!).Replace('\\', '/')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Pages_SayTheirLanguage_Direction_AndTranslations()
    {
        var page = site.Pages["ar/status/index.html"];
        Assert.Contains("""<html lang="ar" dir="rtl">""", page, StringComparison.Ordinal);
        Assert.Contains($"""<link rel="canonical" href="{BuiltSite.Origin}/schalter/ar/status/">""", page, StringComparison.Ordinal);
        Assert.Contains($"""<link rel="alternate" hreflang="tr" href="{BuiltSite.Origin}/schalter/tr/status/">""", page, StringComparison.Ordinal);
        Assert.Contains("hreflang=\"x-default\"", page, StringComparison.Ordinal);
    }

    /// <summary>Nobody goes live with an imprint that is none.</summary>
    [Fact]
    public void TextsThatTheOfficeHasNotWritten_AreNamed() => Assert.Equal(
        ["site.imprint.text", "site.privacy.text", "site.accessibility.text"],
        site.ToFillIn.Select(line => line["to fill in: ".Length..line.IndexOf(" (de, ", StringComparison.Ordinal)]));

    [Fact]
    public void Pages_HoldNoInlineStyleOrScript() =>
        Assert.Empty(site.Pages.Where(p => Inline().IsMatch(p.Value)).Select(p => p.Key));

    /// <summary>html-validate with its recommended rules, but for those that ask for another taste.</summary>
    [Fact]
    public async Task EveryPageOfBothDirections_IsValidHtml()
    {
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Site", "validate-html.mjs"), site.Folder]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var found = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Matches(@"\A[0-9]{2,3} pages\n\z", found + await errors);
    }

    [GeneratedRegex("<form[^>]*action=\"(?<action>[^\"]*)\"[^>]*>")]
    private static partial Regex Form();

    [GeneratedRegex(@"<style|<script(?! type=""module"" src=)|\sstyle=|\son[a-z]+=""|javascript:")]
    private static partial Regex Inline();
}
