using Schalter.Services.Pages.Site;

namespace Schalter.Services.Pages;

/// <summary>Frames of the pages that functions answer. They lead to the office's website where its address is known.</summary>
/// <param name="place">Null leads to nothing but the functions' own pages.</param>
public sealed class PageFrames(SitePlace? place = null)
{
    private readonly SiteOptions? site = place?.Options is { Origin: not null } options ? options : null;

    internal static PageFrames Alone { get; } = new();

    /// <param name="path">Address of the page below the API when it can be fetched by GET.</param>
    internal FrameView Of(string title, string apiBase, PageTexts texts, string? path)
    {
        var frame = FrameView.Of(title, apiBase, texts, path);
        return site is null ? frame : Leading(frame, new SiteAddresses(site, texts.Language), texts);
    }

    /// <summary>Links at the foot of every page.</summary>
    internal static IReadOnlyList<SiteLink> Foot(Func<string, string> addressOf, PageTexts words) =>
    [
        new(addressOf(SiteAddresses.Help), words.Find("site.start.contact")),
        new(addressOf(SiteAddresses.Easy), words.Find("site.easy.link")),
        new(addressOf(SiteAddresses.Imprint), words.Find("site.imprint.title")),
        new(addressOf(SiteAddresses.Privacy), words.Find("site.privacy.title")),
        new(addressOf(SiteAddresses.Accessibility), words.Find("site.accessibility.title")),
    ];

    private static FrameView Leading(FrameView frame, SiteAddresses addresses, PageTexts texts) =>
        frame with { Home = addresses.Whole(string.Empty)!, Foot = Foot(page => addresses.Whole(page)!, texts) };
}
