using System.Globalization;
using System.Text.Json;
using Schalter.Services.Events;
using Schalter.Services.Notifications.Letters;

namespace Schalter.Services.Submissions;

/// <summary>
/// Which mail an event of a case brings with it. A mail says what happened and where to read on, and names documents; what the office wrote
/// to the person stands on the status page alone.
/// </summary>
internal static class CaseMails
{
    /// <returns>Null when nobody is told, or has given no address.</returns>
    public static EventMail? Of(Submission state, string type, string? what)
    {
        var documents = Documents(state, type, what);
        return state.Email is { Length: > 0 } email && Template(type, what, documents.Count > 0) is { } template
            ? new(template, email, state.Language, Values(state, documents))
            : null;
    }

    private static string? Template(string type, string? what, bool hasDocuments) => type switch
    {
        SubmissionEvents.Received => "submission-received",
        SubmissionEvents.Routed => "submission-routed",
        SubmissionEvents.Withdrawn => "submission-withdrawn",
        SubmissionEvents.Validated or SubmissionEvents.Incomplete or SubmissionEvents.Supplemented => hasDocuments ? "documents-needed" : null,
        SubmissionEvents.StatusChanged => what switch
        {
            "requested" => "documents-requested",
            "in-progress" => "submission-in-progress",
            "decided" => "submission-decided",
            "rejected" => "submission-rejected",
            _ => null,
        },
        _ => null,
    };

    private static List<MailDocument> Documents(Submission state, string type, string? what) => type switch
    {
        SubmissionEvents.Validated or SubmissionEvents.Incomplete => Needed(state),
        SubmissionEvents.Supplemented when TellsOfSupplement(state) => Needed(state),
        SubmissionEvents.StatusChanged when what == "requested" => [.. state.OpenRequests.Select(r => Document(state, r.Slot, null))],
        _ => [],
    };

    /// <summary>When the status changes with a supplement, that event tells.</summary>
    private static bool TellsOfSupplement(Submission state) =>
        (state.IsRouted || (state.Status == SubmissionStatus.Incomplete && state.Missing.Count > 0))
        && state.Documents.All(d => d.Verdict != DocumentVerdict.Checking);

    /// <summary>Places still empty, and places in which nothing lies but what could not be accepted.</summary>
    private static List<MailDocument> Needed(Submission state)
    {
        var bad = state.Documents.GroupBy(d => d.Slot).Where(slot => slot.All(d => d.Verdict != DocumentVerdict.Accepted))
            .Select(slot => slot.LastOrDefault(d => d.Verdict is DocumentVerdict.Refused or DocumentVerdict.Infected))
            .OfType<CaseDocument>().ToDictionary(d => d.Slot, StringComparer.Ordinal);
        return [.. state.Missing.Union(bad.Keys, StringComparer.Ordinal).Select(slot => Document(state, slot, bad.GetValueOrDefault(slot)))];
    }

    private static MailDocument Document(Submission state, string slot, CaseDocument? bad)
    {
        var request = state.Requests.LastOrDefault(r => r.Slot == slot && r.Title is not null);
        var reason = bad is null ? null : bad.Verdict == DocumentVerdict.Infected ? "infected" : bad.Reason ?? "unreadable";
        return new(slot, reason, request?.Title, request?.Language);
    }

    private static Dictionary<string, string> Values(Submission state, List<MailDocument> documents)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["reference"] = state.Reference,
            ["form"] = state.Form,
            ["formVersion"] = state.FormVersion,
            ["receivedAt"] = state.ReceivedAt.ToString("O", CultureInfo.InvariantCulture),
        };
        if (documents.Count > 0)
        {
            values["documents"] = JsonSerializer.Serialize(documents, JsonSerializerOptions.Web);
        }

        return values;
    }
}
