using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <summary>A case as the office's systems fetch it when an event has told them of it.</summary>
/// <param name="Reference">The case's first reference, whichever was asked for.</param>
/// <param name="Answers">By field id; null after a withdrawal: then nothing may be worked on any more.</param>
/// <param name="Findings">What the office should look at.</param>
public sealed record CaseDetails(
    string Reference, string Form, string FormVersion, string Language, DateTimeOffset ReceivedAt, string Status, string? Team,
    string? Priority, DateOnly? DueOn, DateTimeOffset? AcceptedAt, DateOnly DeleteOn, IReadOnlyList<string> MissingDocuments,
    IReadOnlyList<string> Findings, Answers? Answers, IReadOnlyList<CaseDocumentView> Documents, IReadOnlyList<RequestView> Requests,
    IReadOnlyList<CaseTimelineEntry> Timeline, CaseLinks Links);

/// <param name="Link">Where its content lies; null unless it was accepted.</param>
public sealed record CaseDocumentView(
    int Number, string Slot, string FileName, string? MediaType, long Bytes, int? Pages, string Sha256, string? Sha512,
    DateTimeOffset ReceivedAt, string Verdict, string? Reason, string? Scan, string? Link);

/// <param name="Sequence">Number of the event that tells of it.</param>
public sealed record CaseTimelineEntry(int Sequence, DateTimeOffset At, string Event, IReadOnlyList<NoteView> Notes);

/// <param name="Summary">Null until the package lies ready.</param>
public sealed record CaseLinks(string Self, string? Summary, string? Handover);

/// <summary>Shows a case to the office.</summary>
public sealed class GetCase(CaseChanges changes, CaseStore cases)
{
    public async Task<Answer<CaseDetails>> HandleAsync(string reference, CancellationToken cancellationToken)
    {
        var found = await changes.FindAsync(reference, cancellationToken);
        if (found.Value is not { } stored)
        {
            return new(found.Refusal!);
        }

        if (stored.State.Status == SubmissionStatus.Withdrawn)
        {
            return new(View(stored, null));
        }

        return await cases.FindManifestAsync(stored.State.Reference, cancellationToken) is { } manifest
            ? new(View(stored, manifest.Answers))
            : new(CaseChanges.Purged);
    }

    private static CaseDetails View(StoredSubmission stored, Answers? answers)
    {
        var state = stored.State;
        var self = $"/api/office/cases/{state.Reference}";
        var documents = state.Documents.Select(d => new CaseDocumentView(
            d.Number, d.Slot, d.FileName, d.MediaType, d.Bytes, d.Pages, d.Sha256, d.Sha512, d.ReceivedAt,
            SubmissionJson.Word(d.Verdict), d.Reason, d.Engine,
            answers is not null && d.Verdict == DocumentVerdict.Accepted ? $"{self}/documents/{d.Number}" : null));
        var timeline = stored.Events.Select(e => new CaseTimelineEntry(
            e.Sequence, Timeline.TimeOf(e, state), Timeline.WordOf(e), Timeline.NotesOf(e, state)));
        var isReady = answers is not null && state.Team is not null;
        return new(
            state.Reference, state.Form, state.FormVersion, state.Language, state.ReceivedAt, SubmissionJson.Word(state.Status), state.Team,
            state.Priority, state.DueOn, state.AcceptedAt, state.DeleteOn, state.Missing, state.Findings, answers, [.. documents],
            RequestView.Of(state), [.. timeline],
            new(self, isReady ? $"{self}/documents/summary.pdf" : null, isReady ? $"{self}/documents/handover.json" : null));
    }
}
