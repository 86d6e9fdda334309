using System.Text.Json.Nodes;
using Schalter.Services.Events;

namespace Schalter.Services.Submissions;

/// <summary>Makes the events of a case: ids, hashes, codes and a link to the office's API (claim check), never personal data.</summary>
public static class SubmissionEvents
{
    public const string Received = "schalter.submission.received.v1";
    public const string Validated = "schalter.submission.validated.v1";
    public const string Incomplete = "schalter.submission.incomplete.v1";
    public const string Routed = "schalter.submission.routed.v1";
    public const string Supplemented = "schalter.submission.supplemented.v1";
    public const string Withdrawn = "schalter.submission.withdrawn.v1";
    public const string StatusChanged = "schalter.submission.status-changed.v1";
    public const string Purged = "schalter.submission.purged.v1";

    /// <summary>Member of <see cref="StatusChanged"/>'s data that says what changed.</summary>
    internal const string ChangeMember = "change";

    /// <summary>The case with its next event appended.</summary>
    /// <param name="what">What changed, when the type alone does not say it: <c>in-progress</c>, <c>requested</c> …</param>
    public static Change Add(this Change change, string type, DateTimeOffset now, string? what = null)
    {
        ArgumentNullException.ThrowIfNull(change);
        var state = change.After with { Sequence = change.After.Sequence + 1 };
        var data = Data(state);
        if (what is not null)
        {
            data[ChangeMember] = what;
        }

        var row = new EventRow(state.Sequence, type, now, data, Attributes(state)) { Mail = CaseMails.Of(state, type, what) };
        return new(state, [.. change.Events, row]);
    }

    private static JsonObject Data(Submission state) => new()
    {
        ["reference"] = state.Reference,
        ["form"] = state.Form,
        ["formVersion"] = state.FormVersion,
        ["status"] = SubmissionJson.Word(state.Status),
        ["receivedAt"] = state.ReceivedAt,
        ["team"] = state.Team,
        ["priority"] = state.Priority,
        ["dueOn"] = state.DueOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["link"] = $"/api/office/cases/{state.Reference}",
        ["missingDocuments"] = new JsonArray([.. state.Missing.Select(m => (JsonNode)m)]),
        ["findings"] = new JsonArray([.. state.Findings.Select(f => (JsonNode)f)]),
        ["documents"] = new JsonArray([.. state.Documents.Select(Document)]),
    };

    private static JsonNode Document(CaseDocument document) => new JsonObject
    {
        ["number"] = document.Number,
        ["slot"] = document.Slot,
        ["bytes"] = document.Bytes,
        ["sha256"] = document.Sha256,
        ["verdict"] = SubmissionJson.Word(document.Verdict),
        ["reason"] = document.Reason,
        ["scan"] = document.Engine,
    };

    private static Dictionary<string, string> Attributes(Submission state)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["form"] = state.Form, ["language"] = state.Language };
        if (state is { Team: { } team, Priority: { } priority })
        {
            attributes["team"] = team;
            attributes["priority"] = priority;
        }

        return attributes;
    }
}

/// <summary>A decision: the case as it shall be, and the events that tell of it.</summary>
public sealed record Change(Submission After, IReadOnlyList<EventRow> Events)
{
    public static Change Of(Submission state) => new(state, []);
}
