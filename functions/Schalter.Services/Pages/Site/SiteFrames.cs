using Schalter.Services.Forms;

namespace Schalter.Services.Pages.Site;

/// <summary>Frames of the website's pages.</summary>
internal sealed class SiteFrames(Texts texts, SiteOptions options)
{
    /// <param name="page">Path below the language.</param>
    public FrameView Of(string page, string title, PageTexts words, PageAsset? script = null) =>
        Frame(
            title, words, l => new SiteAddresses(options, l) is var there ? there.Whole(page) ?? there.Of(page) : page,
            new SiteAddresses(options, words.Language).Whole(page), script) with
        {
            Feedback = FeedbackView.Of(options.Api, page.Length == 0 ? "start" : page.TrimEnd('/'), words),
        };

    /// <summary>Of a page outside all languages: its links lead to the start pages.</summary>
    public FrameView Outside(string title, PageTexts words) => Frame(title, words, l => new SiteAddresses(options, l).Home, null, null);

    private FrameView Frame(string title, PageTexts words, Func<string, string> inLanguage, string? canonical, PageAsset? script)
    {
        var addresses = new SiteAddresses(options, words.Language);
        return new(
            words.Language, words.Direction, title, addresses.Home,
            [.. texts.Languages.Select(l => new LanguageLink(l, FrameView.Name(l), inLanguage(l), l == words.Language))],
            !words.IsTranslation)
        {
            Script = script is null ? null : FrameScript.Of(script, addresses.Asset),
            Foot = PageFrames.Foot(addresses.Of, words),
            Site = new(SitePolicy.InPage(options), addresses.Asset(SiteAssets.Style), canonical, options.Origin + options.Path),
        };
    }
}
