using System.IO.Hashing;
using System.Text;

namespace Schalter.Services.Pages.Site;

/// <summary>Stylesheet and scripts as files of their own, named after their content so that browsers may keep them for good.</summary>
internal static class SiteAssets
{
    public static (string Path, string Text) Style { get; } = Named("schalter.css", PageStyle.Css);

    /// <summary>Takes reference and key out of the address that a mail leads to and puts them into the page's fields.</summary>
    public static (string Path, string Text) Fill { get; } = Script("fill.js");

    public static IEnumerable<SiteFile> Files => ((IEnumerable<(string Path, string Text)>)[Style, Fill]).Select(a => SiteFile.Of(a.Path, a.Text));

    private static (string Path, string Text) Script(string name) => Named(name, PageResources.Read($"Site.Assets.{name}").ReplaceLineEndings("\n"));

    private static (string Path, string Text) Named(string name, string text)
    {
        var hash = Convert.ToHexStringLower(XxHash64.Hash(Encoding.UTF8.GetBytes(text)));
        return ($"assets/{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}", text);
    }
}
