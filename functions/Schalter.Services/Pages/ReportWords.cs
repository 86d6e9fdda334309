using System.Collections.Frozen;

namespace Schalter.Services.Pages;

/// <summary>What counts are called in the report.</summary>
internal static class ReportWords
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["submission-received"] = "Anträge und Anfragen eingegangen",
        ["appointment-slots-released"] = "Termine angeboten",
        ["appointment-booked"] = "Termine gebucht",
        ["hold-in-vain"] = "Termin vergeblich gesucht",
        ["appointment-missed"] = "zum Termin nicht gekommen",
        ["emergency-registered"] = "Notfälle angemeldet",
        ["emergency-waited"] = "Notfälle",
        ["waitlist-waited"] = "Warteliste",
        ["feedback-yes"] = "Rückmeldung: hat geklappt",
        ["feedback-no"] = "Rückmeldung: hat nicht geklappt",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Of(string name) => Words.GetValueOrDefault(name, name);
}
