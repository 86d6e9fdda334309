namespace Schalter.Services.Pages.Site;

/// <summary>The same templates as those of the functions' pages.</summary>
internal static class SiteTemplates
{
    public static PageTemplates All { get; } = new();
}
