using Schalter.Services.Forms;

namespace Schalter.Services.Pages.Site;

/// <summary>What a page of the website has in its frame beyond those that functions answer.</summary>
/// <param name="Style">Address of the stylesheet: here it is a file that all pages share.</param>
/// <param name="Canonical">The page's whole address; null when it is not known.</param>
/// <param name="Root">Where the language is chosen.</param>
internal sealed record SiteFrame(string Policy, string Style, string? Canonical, string Root);

internal sealed record SiteLink(string Address, LocalizedText Label, LocalizedText? Detail = null);
