using System.Text.Json.Serialization;

namespace Schalter.Services.Submissions;

/// <summary>The state of one case (design: states of a submission).</summary>
/// <param name="AliasOf">Set when the same content had come in shortly before: the reference of the one case.</param>
/// <param name="Sequence">Number of events so far; the next event gets the next number.</param>
/// <param name="DeleteOn">Day (UTC) by which every personal datum of the case is gone.</param>
public sealed record Submission(
    string Reference,
    string Form,
    string FormVersion,
    string Language,
    DateTimeOffset ReceivedAt,
    SubmissionStatus Status,
    string ContentHash,
    DateOnly DeleteOn,
    string? AliasOf = null,
    int Sequence = 0,
    string? Team = null,
    string? Priority = null,
    DateOnly? DueOn = null)
{
    public IReadOnlyList<CaseDocument> Documents { get; init; } = [];

    /// <summary>Where the person wants to hear of it; null when the form does not ask, or the person did not say.</summary>
    public string? Email { get; init; }

    /// <summary>What the office asked for, in order.</summary>
    public IReadOnlyList<CaseRequest> Requests { get; init; } = [];

    /// <summary>What the office let the person know, in order.</summary>
    public IReadOnlyList<CaseNote> Notes { get; init; } = [];

    /// <summary>When the office took the hand-over package; from then on the copy is kept only for a while.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>Document slots still due.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Stable codes of what the office should look at, such as <c>document-expired</c>.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>Requests for which nothing acceptable has come yet.</summary>
    [JsonIgnore]
    public IEnumerable<CaseRequest> OpenRequests => Requests.Where(r => r.IsOpen(Documents));

    /// <summary>Whether the person or the office ended it, so that nothing more is checked or routed.</summary>
    public bool IsClosed => Status is SubmissionStatus.Withdrawn or SubmissionStatus.Purged
        or SubmissionStatus.Decided or SubmissionStatus.Rejected;

    /// <summary>Whether the office already has it.</summary>
    public bool IsRouted => Status is SubmissionStatus.Routed or SubmissionStatus.InProgress;
}

public enum SubmissionStatus
{
    Received, Validated, Incomplete, Routed, InProgress, Decided, Rejected, Withdrawn, Purged,
}

/// <summary>One document of a case with its verdict.</summary>
/// <param name="Number">1, 2, 3 … in order of arrival; also its name in storage.</param>
/// <param name="Source">Where it came in (blob in <c>incoming</c>): a document is taken once however often its message comes.</param>
/// <param name="Reason">Stable code why it was refused.</param>
/// <param name="Engine">Whose malware verdict it is: <c>clamd</c>, or <c>off</c> when no scanner is configured.</param>
/// <param name="Sha512">Made while checking; hand-over formats of the administration ask for it.</param>
public sealed record CaseDocument(
    int Number,
    string Slot,
    string FileName,
    long Bytes,
    string Sha256,
    string Source,
    DateTimeOffset ReceivedAt,
    DocumentVerdict Verdict = DocumentVerdict.Checking,
    string? Reason = null,
    string? Engine = null,
    string? MediaType = null,
    int? Pages = null,
    string? Sha512 = null)
{
    /// <summary>Name inside the case's folder; the extension comes from the content, never from the sender.</summary>
    public string BlobName => $"documents/{Number:D3}{Extension}";

    private string Extension => MediaType switch
    {
        "application/pdf" => ".pdf",
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        "image/heic" => ".heic",
        "image/tiff" => ".tiff",
        _ => ".bin",
    };
}

public enum DocumentVerdict
{
    Checking, Accepted, Refused, Infected,
}

/// <summary>A case as loaded: state, the version that decides races, and its events so far (they are also its timeline).</summary>
/// <param name="Version">Opaque; goes back with the change.</param>
public sealed record StoredSubmission(Submission State, string Version, IReadOnlyList<Events.EventRow> Events);
