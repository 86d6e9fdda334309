using System.Xml.Linq;
using Schalter.Services.Content;
using Schalter.Services.Forms;

namespace Schalter.Services.Pages.Site;

/// <summary>Makes a static website of the office's content: every page in every language, which needs no server but one of files.</summary>
public static class BuildSite
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static IReadOnlyList<SiteFile> Handle(SiteContent content, SiteOptions options)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(options);
        var pages = Pages(content, options);
        return
        [
            .. Outside(content, options), .. pages, .. SiteAssets.Files, SiteFile.Of("_headers", SitePolicy.Headers(options)),
            .. ForSearch(pages, options),
        ];
    }

    private static List<SiteFile> Pages(SiteContent content, SiteOptions options)
    {
        try
        {
            return [.. content.Texts.Languages.AsParallel().AsOrdered().SelectMany(l => new SitePages(content, options, l).All())];
        }
        catch (AggregateException several)
        {
            // the languages are made of the same content: what is wrong with one is wrong with all
            throw new ContentException(several.InnerExceptions[0].Message, several);
        }
    }

    /// <summary>The pages that belong to no language.</summary>
    private static IEnumerable<SiteFile> Outside(SiteContent content, SiteOptions options)
    {
        var words = new PageTexts(content.Texts, Texts.SourceLanguage);
        var frames = new SiteFrames(content.Texts, options);
        return [Page("index.html", "site-root", "pages.forms.title"), Page("404.html", "site-missing", "site.missing.title")];

        SiteFile Page(string path, string template, string title) =>
            SiteFile.Of(path, SiteTemplates.All.Render(template, content, frames.Outside(words.Get(title), words), words));
    }

    /// <summary>A sitemap names whole addresses: there is none as long as the website's is not known.</summary>
    private static IEnumerable<SiteFile> ForSearch(IEnumerable<SiteFile> pages, SiteOptions options)
    {
        if (options.Origin is not { } origin)
        {
            return [SiteFile.Of("robots.txt", "User-agent: *\nDisallow:\n")];
        }

        var root = origin + options.Path;
        var addresses = pages.Select(p => root + p.Path.Replace("index.html", "", StringComparison.Ordinal));
        var map = new XElement(Sitemap + "urlset", addresses.Select(a => new XElement(Sitemap + "url", new XElement(Sitemap + "loc", a))));
        return
        [
            SiteFile.Of("robots.txt", $"User-agent: *\nDisallow:\nSitemap: {root}sitemap.xml\n"),
            SiteFile.Of("sitemap.xml", $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{map}\n"),
        ];
    }
}
