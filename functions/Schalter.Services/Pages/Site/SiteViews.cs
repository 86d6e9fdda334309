using Schalter.Services.Forms;

namespace Schalter.Services.Pages.Site;

/// <summary>The start page, by concern.</summary>
internal sealed record StartView(
    IReadOnlyList<SiteLink> Urgent, IReadOnlyList<SiteLink> Procedures, IReadOnlyList<SiteLink> Later, IReadOnlyList<SiteLink> Contact);

internal sealed record AppointmentsView(IReadOnlyList<SiteLink> Services, string Own);

internal sealed record ServiceView(LocalizedText Title, LocalizedText Description, IReadOnlyList<LocalizedText> Places, SiteLink? Contact, string Own);

/// <summary>A page for who has reference and key of a booking or an offer.</summary>
/// <param name="Api">Address that the reference is put behind.</param>
internal sealed record EntryView(LocalizedText Title, LocalizedText Intro, string Api, IReadOnlyList<EntryAct> Acts, IReadOnlyList<EntryAct> Said, SiteLink? Contact);

/// <param name="Name">What the script does when its button is pressed, or what the words belong to.</param>
internal sealed record EntryAct(string Name, LocalizedText Label, string Look);

/// <summary>What one can do here, in short sentences (Leichte Sprache, § 11 BGG).</summary>
internal sealed record EasyView(IReadOnlyList<EasyPart> Parts);

internal sealed record EasyPart(LocalizedText Title, LocalizedText Text, SiteLink? Link);

internal sealed record WrittenView(LocalizedText Title, LocalizedText Text);
