using Schalter.Services.Forms;

namespace Schalter.Services.Pages.Site;

/// <summary>The start page, by concern.</summary>
internal sealed record StartView(
    IReadOnlyList<SiteLink> Urgent, IReadOnlyList<SiteLink> Procedures, IReadOnlyList<SiteLink> Later, IReadOnlyList<SiteLink> Contact);

internal sealed record AppointmentsView(IReadOnlyList<SiteLink> Services, string Own);

/// <param name="Days">Address of the functions' page of free days.</param>
internal sealed record ServiceView(
    LocalizedText Title, LocalizedText Description, IReadOnlyList<LocalizedText> Places, string Days, string Waitlist,
    IReadOnlyList<SiteLink> Draws, string Own);

/// <summary>What one can do here, in short sentences (Leichte Sprache, § 11 BGG).</summary>
internal sealed record EasyView(IReadOnlyList<EasyPart> Parts);

internal sealed record EasyPart(LocalizedText Title, LocalizedText Text, SiteLink? Link);

internal sealed record WrittenView(LocalizedText Title, LocalizedText Text);
