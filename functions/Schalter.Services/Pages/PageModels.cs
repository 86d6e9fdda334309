using System.Collections.Frozen;
using Schalter.Services.Faqs;
using Schalter.Services.Forms;
using Schalter.Services.Submissions;

namespace Schalter.Services.Pages;

/// <summary>A form to fill in, or to correct when it carries errors.</summary>
/// <param name="ApiBase">Address of the API without a slash at its end: <c>/api</c>.</param>
/// <param name="Values">Answers as typed; they are shown again.</param>
/// <param name="Drafts">Files already received: browsers cannot refill file inputs.</param>
/// <param name="Limits">Limits per file that the page tells; null tells none.</param>
public sealed record FormPage(
    FormDefinition Form,
    string Language,
    string ApiBase,
    Answers Values,
    IReadOnlyList<FieldError> Errors,
    IReadOnlyList<ReceivedDraft> Drafts,
    FileLimits? Limits = null)
{
    /// <summary>Answers that may spare somebody the sending.</summary>
    public IReadOnlyList<Faq> Suggestions { get; init; } = [];

    /// <summary>Why it was sent back, if that is no matter of its answers.</summary>
    public FormProblem? Problem { get; init; }

    /// <summary>Whether nobody has written anything yet.</summary>
    public bool IsNew => Problem is null && Errors.Count == 0 && Values.Values.Count == 0 && Drafts.Count == 0;

    /// <summary>When it was first shown, for the count of minutes; null where nobody counts, as on the static website.</summary>
    public string? ShownAt { get; init; }

    /// <summary>Choices by question, made in the questions before the form; no personal data.</summary>
    public IReadOnlyDictionary<string, string> TriageChoices { get; init; } = FrozenDictionary<string, string>.Empty;
}

/// <param name="Code">Stable code; its texts are <c>problems.{Code}.detail/next</c>.</param>
/// <param name="Details">Values for the texts' placeholders, such as <c>max</c>.</param>
public sealed record FormProblem(string Code, IReadOnlyDictionary<string, string>? Details);

/// <summary>Bytes that one file may have.</summary>
/// <param name="Sent">With a form, as browsers do by themselves.</param>
/// <param name="Brought">As a resumable upload, by a script.</param>
public sealed record FileLimits(long Sent, long Brought)
{
    public static FileLimits Of(IntakeLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return new(limits.FileBytes, limits.UploadBytes);
    }
}

/// <summary>A file received with a form that was refused; <c>Token</c> names it when the form is sent again (24 h).</summary>
public sealed record ReceivedDraft(string Slot, string FileName, long Bytes, string Token);

/// <summary>A file received for a case.</summary>
public sealed record ReceivedFile(string Slot, string FileName, long Bytes);

/// <summary>The receipt (Eingangsbestätigung): the only page that tells the access key.</summary>
/// <param name="ReceivedAt">Time of receipt; it has legal weight (§ 81 Abs. 4 AufenthG) and is shown to the second.</param>
public sealed record ReceiptPage(
    FormDefinition Form,
    string Language,
    string ApiBase,
    string Reference,
    string AccessKey,
    DateTimeOffset ReceivedAt,
    IReadOnlyList<string> MissingSlots)
{
    /// <summary>Whether it is a registration for the emergency queue: then a code is on its way by mail.</summary>
    public bool IsEmergency { get; init; }
}

/// <summary>Where a case stands.</summary>
/// <param name="Status">A submission's state: <c>received</c>, <c>routed</c> …; its texts are <c>status.{Status}.title/detail</c>.</param>
/// <param name="MaySupply">Whether documents are still taken.</param>
/// <param name="MayWithdraw">Whether the person can still withdraw.</param>
public sealed record StatusPage(
    FormDefinition Form,
    string Language,
    string ApiBase,
    string Reference,
    string AccessKey,
    DateTimeOffset ReceivedAt,
    string Status,
    IReadOnlyList<TimelineEntry> Timeline,
    IReadOnlyList<DocumentState> Documents,
    IReadOnlyList<string> MissingSlots,
    bool MaySupply,
    bool MayWithdraw,
    FileLimits? Limits = null)
{
    /// <summary>What is wrong with documents that were sent; they are shown where they can be mended.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>Files received with a request that was refused.</summary>
    public IReadOnlyList<ReceivedDraft> Drafts { get; init; } = [];

    /// <summary>Documents the office asked for and still waits for.</summary>
    public IReadOnlyList<RequestedDocument> Requested { get; init; } = [];

    /// <summary>Set when it is a registration for the emergency queue.</summary>
    public EmergencyPart? Emergency { get; init; }
}

/// <param name="Slot">A slot of the page's form.</param>
/// <param name="Text">What the office says about it.</param>
public sealed record RequestedDocument(string Slot, LocalizedText? Text);

/// <param name="Kind">What happened: <c>received</c>, <c>supplemented</c> …; its text is <c>status.event.{Kind}</c>.</param>
public sealed record TimelineEntry(DateTimeOffset At, string Kind)
{
    public IReadOnlyList<OfficeNote> Notes { get; init; } = [];
}

/// <summary>What the office let the person know; a known code has a text of its own (<c>status.note.{Code}</c>).</summary>
public sealed record OfficeNote(string? Code, LocalizedText? Text);

/// <param name="Number">Counts the documents of a case from 1.</param>
/// <param name="Verdict"><c>checking</c>, <c>accepted</c>, <c>refused</c> or <c>infected</c>.</param>
/// <param name="Reason">Code of a refusal whose text is <c>documents.refused.{Reason}</c>; null when there is none.</param>
/// <param name="Engine">Whose malware verdict it is; <c>off</c> is said on the page.</param>
public sealed record DocumentState(int Number, string Slot, string FileName, long Bytes, string Verdict, string? Reason, string Engine);

/// <summary>Asks for reference and access key, both as form fields and never in an address.</summary>
/// <param name="Failed">Whether the last try named no case.</param>
public sealed record StatusLoginPage(string Language, string ApiBase, string? Reference = null, bool Failed = false);

/// <summary>Documents were supplied to a case.</summary>
public sealed record SupplementedPage(
    FormDefinition Form,
    string Language,
    string ApiBase,
    string Reference,
    string AccessKey,
    DateTimeOffset ReceivedAt,
    IReadOnlyList<ReceivedFile> Files,
    IReadOnlyList<string> MissingSlots);

/// <summary>A case was withdrawn.</summary>
public sealed record WithdrawnPage(string Language, string ApiBase, string Reference, DateTimeOffset WithdrawnAt);

/// <summary>Somebody has said how it went.</summary>
public sealed record ThanksPage(string Language, string ApiBase);

/// <summary>All procedures.</summary>
public sealed record FormIndexPage(string Language, string ApiBase, IReadOnlyList<FormDefinition> Forms);

/// <summary>A refusal (RFC 9457) as a page.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Stable code; its texts are <c>problems.{Code}.title/detail/next</c>.</param>
/// <param name="Details">Values for the texts' placeholders, such as <c>max</c>.</param>
/// <param name="Form">The form it is about, for the labels of its fields.</param>
/// <param name="Case">The case it is about, when the person has proved to know it: the page then leads back to its status.</param>
public sealed record ProblemPage(
    string Language,
    string ApiBase,
    int Status,
    string Code,
    IReadOnlyList<FieldError> Errors,
    IReadOnlyDictionary<string, string>? Details = null,
    FormDefinition? Form = null,
    CaseAccess? Case = null);

/// <summary>What a person needs to see a case.</summary>
public sealed record CaseAccess(string Reference, string AccessKey);
