using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Schalter.Functions.Tests.Pages;
using Schalter.Services.Tests.Pages;

namespace Schalter.Website.Tests.Site;

/// <summary>
/// Every page in every language and state on the smallest phone: what axe finds, and what sticks out or is too small to be hit. Pages of one template
/// differ by words and direction only: everything is looked at in German, all but colours in Arabic, in the other languages what words can break.
/// </summary>
public sealed partial class EveryPageTests(BuiltSite site, SiteBrowser browser)
{
    public static TheoryData<string> Languages => [.. BuiltSite.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public Task PageOfAFunction_HasNoBarriers(string language) => InspectAsync(StateSamples.All(language), LookAt(language));

    [Theory]
    [MemberData(nameof(Languages))]
    public Task PageOfTheWebsite_HasNoBarriers(string language) => InspectAsync(
        site.Pages.Where(p => p.Key.StartsWith(language + "/", StringComparison.Ordinal)).Select(p => KeyValuePair.Create(p.Key, Inlined(p.Value))),
        LookAt(language));

    [Theory]
    [InlineData(ColorScheme.Dark, ForcedColors.None)]
    [InlineData(ColorScheme.Light, ForcedColors.Active)]
    public Task PageOfAFunction_HasContrast_WithOtherColours(ColorScheme scheme, ForcedColors forced) => InspectAsync(
        StateSamples.All("de"), (inspector, html) => inspector.FindBarriersOfColourAsync(html), scheme, forced);

    private static Func<PageInspector, string, Task<IReadOnlyList<string>>> LookAt(string language) => language switch
    {
        "de" => (inspector, html) => inspector.FindBarriersAsync(html),
        "ar" => (inspector, html) => inspector.FindBarriersButColoursAsync(html),
        _ => (inspector, html) => inspector.FindBarriersOfWordsAsync(html),
    };

    private async Task InspectAsync(
        IEnumerable<KeyValuePair<string, string>> pages, Func<PageInspector, string, Task<IReadOnlyList<string>>> look,
        ColorScheme scheme = ColorScheme.Light, ForcedColors forced = ForcedColors.None)
    {
        await using var inspector = await browser.InspectAsync(scheme, forced);
        List<string> found = [];
        foreach (var (name, html) in pages)
        {
            found.AddRange((await look(inspector, html)).Select(barrier => $"{name}: {barrier}"));
        }

        Assert.Empty(found);
    }

    /// <summary>With the style within, as it is looked at outside of its place.</summary>
    private string Inlined(string html) => Policy().Replace(
        Style().Replace(html, link => $"<style>{File.ReadAllText(site.FileOf(new Uri(BuiltSite.Origin + link.Groups["at"].Value))!)}</style>"), string.Empty);

    [GeneratedRegex("""<meta http-equiv="Content-Security-Policy"[^>]*>""")]
    private static partial Regex Policy();

    [GeneratedRegex("""<link rel="stylesheet" href="(?<at>[^"]*)">""")]
    private static partial Regex Style();
}
