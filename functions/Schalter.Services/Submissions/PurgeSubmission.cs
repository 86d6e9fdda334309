using Schalter.Services.Events;
using Schalter.Services.Privacy;

namespace Schalter.Services.Submissions;

/// <summary>
/// Deletes a case that has reached its day: first documents, answers and packages, then the rows. What stays for a month is a row
/// without personal data, so that its event can be published and a late message finds the case closed.
/// </summary>
public sealed class PurgeSubmission(
    SubmissionStore submissions, IncomingStore incoming, CaseStore cases, DeadlineStore deadlines, EventRowStore events, TimeProvider clock) : IPurge
{
    private const int TombstoneDays = 30;

    public string Kind => OpenCase.DeadlineKind;

    public async Task PurgeAsync(string id, DateOnly today, CancellationToken cancellationToken)
    {
        var stored = await submissions.LoadAsync(id, cancellationToken);
        if (stored is not null && stored.State.DeleteOn > today)
        {
            return;
        }

        await DeleteContentAsync(id, stored?.State, cancellationToken);
        if (stored is null or { State.Status: SubmissionStatus.Purged } or { State.AliasOf: not null })
        {
            await submissions.DeleteAsync(id, cancellationToken);
            return;
        }

        var tombstone = Tombstone(stored.State, today);
        var change = Change.Of(tombstone).Add(SubmissionEvents.Purged, clock.GetUtcNow());
        await deadlines.SetAsync(tombstone.DeleteOn, Kind, id, cancellationToken);
        await submissions.DeleteContentAsync(id, cancellationToken);
        await events.ForgetMailsAsync(SubmissionNames.Table, id, cancellationToken);
        await submissions.SaveAsync(stored, change.After, change.Events, cancellationToken);
    }

    private static Submission Tombstone(Submission state, DateOnly today) => state with
    {
        Status = SubmissionStatus.Purged,
        Email = null,
        DeleteOn = today.AddDays(TombstoneDays),
        Documents = [],
        Requests = [],
        Notes = [],
        Missing = [],
        Findings = [],
    };

    private async Task DeleteContentAsync(string id, Submission? state, CancellationToken cancellationToken)
    {
        await cases.DeleteAsync(id, cancellationToken);
        foreach (var source in state?.Documents.Select(d => d.Source) ?? [])
        {
            await incoming.DeleteAsync(source, cancellationToken);
        }

        await foreach (var manifest in incoming.ListAsync(id + ".", cancellationToken))
        {
            await incoming.DeleteAsync(manifest.Name, cancellationToken);
        }
    }
}

/// <summary>Forgets who sent a content first, once folding no longer needs it.</summary>
public sealed class PurgeDuplicate(DuplicateStore duplicates) : IPurge
{
    public string Kind => OpenCase.DuplicateDeadlineKind;

    public Task PurgeAsync(string id, DateOnly today, CancellationToken cancellationToken) => duplicates.DeleteAsync(id, cancellationToken);
}
