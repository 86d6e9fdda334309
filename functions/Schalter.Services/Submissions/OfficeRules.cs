using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <summary>What the office may do with a case: pure decisions. Doing the same again changes nothing and says the same.</summary>
public static class OfficeRules
{
    /// <summary>Requests per case, open or not.</summary>
    public const int MaxRequests = 40;

    /// <summary>Notes per case.</summary>
    public const int MaxNotes = 40;

    /// <summary>Begins or ends the work on a case. The same status again with other words is a change: the words are new.</summary>
    public static Answer<Change> ChangeStatus(Submission state, SubmissionStatus to, PublicNote? note, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        IReadOnlyList<PublicNote> notes = note is null ? [] : [note];
        return state.Status == to && (note is null || LastNotes(state).SequenceEqual(notes)) ? new(Change.Of(state))
            : !MayBecome(state.Status, to) ? new(new Refusal("transition-not-allowed", 409))
            : Noted(state with { Status = to }, SubmissionJson.Word(to), notes, now);
    }

    /// <summary>Refuses a submission, for reasons that the person is told (§ 39 Abs. 1 VwVfG asks for reasons of a decision).</summary>
    public static Answer<Change> Reject(Submission state, IReadOnlyList<PublicNote> reasons, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Status == SubmissionStatus.Rejected && LastNotes(state).SequenceEqual(reasons) ? new(Change.Of(state))
            : !MayBecome(state.Status, SubmissionStatus.Rejected) ? new(new Refusal("transition-not-allowed", 409))
            : Noted(state with { Status = SubmissionStatus.Rejected }, "rejected", reasons, now);
    }

    /// <summary>The office has its own copy now, so ours is kept only as long as the form says.</summary>
    public static Answer<Change> Accept(Submission state, FormRetention retention, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(retention);
        return state.AcceptedAt is not null ? new(Change.Of(state))
            : !state.IsRouted && state.Status is not (SubmissionStatus.Decided or SubmissionStatus.Rejected)
                ? new(new Refusal("transition-not-allowed", 409))
            : new(Change.Of(state with { AcceptedAt = now, DeleteOn = OfficeTime.Day(now + retention.AfterHandover) })
                .Add(SubmissionEvents.StatusChanged, now, "accepted"));
    }

    /// <summary>Documents that are still asked for are not asked for twice.</summary>
    /// <param name="keyHash">Keyed hash of the Idempotency-Key.</param>
    public static Answer<Change> RequestDocuments(
        Submission state, IReadOnlyList<DocumentWish> wishes, string? keyHash, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        var earlier = keyHash is null ? [] : state.Requests.Where(r => r.KeyHash == keyHash).ToList();
        if (earlier.Count > 0)
        {
            return wishes.All(wish => earlier.Exists(wish.IsAskedBy)) ? new(Change.Of(state)) : new(new Refusal("idempotency-key-reused", 422));
        }

        if (!state.IsRouted && state.Status != SubmissionStatus.Incomplete)
        {
            return new(new Refusal("transition-not-allowed", 409));
        }

        var fresh = wishes.Distinct().Where(wish => !state.OpenRequests.Any(wish.IsAskedBy))
            .Select((wish, i) => wish.Ask(state.Requests.Count + i + 1, keyHash, now)).ToList();
        return fresh.Count == 0 ? new(Change.Of(state))
            : state.Requests.Count + fresh.Count > MaxRequests ? new(Refusal.TooMany("too-many-requests", MaxRequests) with { Status = 409 })
            : new(Requested(state, fresh, now));
    }

    private static Change Requested(Submission state, List<CaseRequest> fresh, DateTimeOffset now)
    {
        var missing = state.Missing.Union(fresh.Select(r => r.Slot), StringComparer.Ordinal);
        return Change.Of(state with { Requests = [.. state.Requests, .. fresh], Missing = [.. missing] })
            .Add(SubmissionEvents.StatusChanged, now, "requested");
    }

    private static bool MayBecome(SubmissionStatus from, SubmissionStatus to) => to switch
    {
        SubmissionStatus.InProgress => from is SubmissionStatus.Routed or SubmissionStatus.InProgress,
        SubmissionStatus.Decided => from is SubmissionStatus.Routed or SubmissionStatus.InProgress or SubmissionStatus.Decided,
        SubmissionStatus.Rejected => from is SubmissionStatus.Validated or SubmissionStatus.Incomplete or SubmissionStatus.Routed
            or SubmissionStatus.InProgress,
        _ => false,
    };

    private static Answer<Change> Noted(Submission state, string change, IReadOnlyList<PublicNote> notes, DateTimeOffset now)
    {
        if (state.Notes.Count + notes.Count > MaxNotes)
        {
            return new(Refusal.TooMany("too-many-requests", MaxNotes) with { Status = 409 });
        }

        var done = Change.Of(state).Add(SubmissionEvents.StatusChanged, now, change);
        var added = notes.Select((n, i) => new CaseNote(state.Notes.Count + i + 1, done.After.Sequence, n.Code, n.Text, n.Language));
        return new(done with { After = done.After with { Notes = [.. state.Notes, .. added] } });
    }

    /// <summary>What the person was told last.</summary>
    private static IEnumerable<PublicNote> LastNotes(Submission state) => state.Notes
        .Where(n => n.Sequence == state.Notes[^1].Sequence).Select(n => new PublicNote(n.Code, n.Text, n.Language));
}
