namespace Schalter.Services.Pages.Site;

/// <summary>Stylesheet and scripts as files of their own.</summary>
internal static class SiteAssets
{
    private const string Folder = "assets/";

    public static PageAsset Style { get; } = PageAsset.Of("schalter.css", PageStyle.Css);

    public static IEnumerable<SiteFile> Files => PageScripts.All.Prepend(Style).Select(a => new SiteFile(Path(a), a.Bytes));

    public static bool IsAsset(string path) => path.StartsWith(Folder, StringComparison.Ordinal);

    /// <summary>Where it lies below the website's folder.</summary>
    public static string Path(PageAsset asset) => Folder + asset.Name;
}
