using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <summary>Where a case stands, as the person who sent it may see it.</summary>
public sealed record SubmissionView(
    string Reference, string Form, string FormVersion, DateTimeOffset ReceivedAt, string Status, IReadOnlyList<string> MissingDocuments,
    IReadOnlyList<DocumentView> Documents, IReadOnlyList<TimelineEntry> Timeline, IReadOnlyList<RequestView> Requests);

/// <param name="Scan">Whose malware verdict it is; <c>off</c> when no scanner is configured; null while checking.</param>
public sealed record DocumentView(
    int Number, string Slot, string FileName, long Bytes, DateTimeOffset ReceivedAt, string Verdict, string? Reason, string? Scan);

/// <param name="Event">What happened, in one word: <c>received</c>, <c>routed</c>, <c>in-progress</c> …</param>
/// <param name="Notes">What the office let the person know with it.</param>
public sealed record TimelineEntry(DateTimeOffset At, string Event, IReadOnlyList<NoteView> Notes);

/// <summary>Shows a case to whoever has its reference and key.</summary>
public sealed class GetSubmission(SubmissionStore submissions, IncomingStore incoming, AccessKeys keys)
{
    /// <returns>Null when there is no such case or the key is wrong; the two cannot be told apart.</returns>
    public async Task<SubmissionView?> HandleAsync(string reference, string? accessKey, CancellationToken cancellationToken)
    {
        if (!ReferenceNumber.TryParse(reference, out var parsed) || !keys.Opens(parsed, accessKey))
        {
            return null;
        }

        var stored = await submissions.LoadAsync(parsed.Value, cancellationToken);
        if (stored?.State.AliasOf is { } aliasOf)
        {
            stored = await submissions.LoadAsync(aliasOf, cancellationToken);
        }

        return stored is null ? await WaitingAsync(parsed, cancellationToken)
            : stored.State.Status == SubmissionStatus.Purged ? null
            : View(parsed, await WithSuppliedAsync(stored, cancellationToken));
    }

    /// <summary>What was supplied a moment ago is shown at once: nobody shall think it got lost.</summary>
    private async Task<StoredSubmission> WithSuppliedAsync(StoredSubmission stored, CancellationToken cancellationToken)
    {
        var supplied = await incoming.WaitingSupplementsAsync(stored.State.Reference, cancellationToken);
        return stored with { State = supplied.Aggregate(stored.State, SubmissionRules.AddDocuments) };
    }

    /// <summary>Received, but no function has looked at it yet.</summary>
    private async Task<SubmissionView?> WaitingAsync(ReferenceNumber reference, CancellationToken cancellationToken)
    {
        if (await incoming.LoadAsync($"{reference}.json", cancellationToken) is not { Manifest: var manifest, Taken: false })
        {
            return null;
        }

        var documents = manifest.Files.Select((f, i) => new DocumentView(
            i + 1, f.Slot, f.FileName, f.Bytes, manifest.ReceivedAt, SubmissionJson.Word(DocumentVerdict.Checking), null, null));
        return new(
            reference.Value, manifest.Form, manifest.FormVersion, manifest.ReceivedAt, SubmissionJson.Word(SubmissionStatus.Received),
            manifest.MissingDocuments, [.. documents], [new(manifest.ReceivedAt, "received", [])], []);
    }

    private static SubmissionView View(ReferenceNumber reference, StoredSubmission stored)
    {
        var state = stored.State;
        var documents = state.Documents.Select(d => new DocumentView(
            d.Number, d.Slot, d.FileName, d.Bytes, d.ReceivedAt, VerdictOf(d, state), d.Reason, d.Engine));
        var timeline = stored.Events.Select(e => new TimelineEntry(
            Timeline.TimeOf(e, state), Timeline.WordOf(e), Timeline.NotesOf(e, state)));
        return new(
            reference.Value, state.Form, state.FormVersion, state.ReceivedAt, SubmissionJson.Word(state.Status), state.Missing, [.. documents],
            [.. timeline], RequestView.Of(state));
    }

    /// <summary>Nobody looks any more at the documents of a closed case.</summary>
    private static string VerdictOf(CaseDocument document, Submission state) =>
        state.IsClosed && document.Verdict == DocumentVerdict.Checking ? "unchecked" : SubmissionJson.Word(document.Verdict);
}
