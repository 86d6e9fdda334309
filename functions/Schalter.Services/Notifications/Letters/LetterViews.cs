using Schalter.Services.Forms;

namespace Schalter.Services.Notifications.Letters;

/// <summary>What templates about a case see as <c>mail</c>.</summary>
/// <param name="Form">Name of the procedure.</param>
/// <param name="Documents">What is wrong, missing or asked for.</param>
/// <param name="Link">To the case, its key in the fragment.</param>
internal sealed record CaseLetter(string Reference, LocalizedText? Form, string ReceivedAt, IReadOnlyList<DocumentLine> Documents, string Link);

/// <param name="Reason">Why it is not accepted; null when it is missing or asked for.</param>
internal sealed record DocumentLine(LocalizedText Name, LocalizedText? Reason);

/// <summary>What templates about an appointment see as <c>mail</c>.</summary>
/// <param name="About">What it is for and what to bring.</param>
/// <param name="Day">With its weekday.</param>
/// <param name="Code">To be typed where the link cannot be followed; null when none is needed.</param>
/// <param name="Until">By when to answer; null when there is no hurry.</param>
internal sealed record AppointmentLetter(
    string Booking, LocalizedText? Service, LocalizedText? About, LocalizedText? Place, string Day, string Time, string? Code,
    string? Until, string Link);

/// <summary>What templates about an emergency registration see as <c>mail</c>.</summary>
/// <param name="Code">To be typed on the page that the link leads to; null when none is needed.</param>
/// <param name="Reason">Why it was rejected; null otherwise.</param>
internal sealed record EmergencyLetter(string Reference, string? Code, string? Until, LocalizedText? Reason, string Link);

/// <summary>What templates about an entry in a draw see as <c>mail</c>.</summary>
/// <param name="Service">Null when it is no longer offered.</param>
/// <param name="Link">To the entry, its key in the fragment.</param>
internal sealed record DrawLetter(string Reference, LocalizedText? Service, string Link);

/// <summary>What templates that prove an address see as <c>mail</c>.</summary>
internal sealed record AddressLetter(string? Link, string? Code, string? Until);

/// <summary>What the mail about a report sees as <c>mail</c>.</summary>
/// <param name="Overdue">How many answers somebody should read again.</param>
/// <param name="Stale">How many translations German stands in for.</param>
internal sealed record ReportLetter(string Week, string Overdue, string Stale, string Link);
