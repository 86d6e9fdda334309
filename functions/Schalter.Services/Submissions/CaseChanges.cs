using Schalter.Services.Platform;
using Schalter.Services.Privacy;

namespace Schalter.Services.Submissions;

/// <summary>Loads a case, lets a rule decide, saves; when somebody else was faster it loads and decides again.</summary>
public sealed class CaseChanges(SubmissionStore submissions, DeadlineStore deadlines)
{
    private const int Tries = 5;

    /// <inheritdoc cref="ChangeAsync(string, Func{Submission, CancellationToken, Task{Answer{Change}}}, CancellationToken)"/>
    public Task<Answer<CaseStatus>> ChangeAsync(
        string reference, Func<Submission, Answer<Change>> decide, CancellationToken cancellationToken) =>
        ChangeAsync(reference, (state, _) => Task.FromResult(decide(state)), cancellationToken);

    /// <param name="reference">As typed; the second reference of a case leads to the case.</param>
    /// <param name="decide">May be asked several times.</param>
    public async Task<Answer<CaseStatus>> ChangeAsync(
        string reference, Func<Submission, CancellationToken, Task<Answer<Change>>> decide, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decide);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(reference, decide, cancellationToken);
            }
            catch (Exception race) when (attempt < Tries && Outages.IsRace(race))
            {
                // The person or a function changed the case meanwhile: load it again and decide anew.
            }
        }
    }

    /// <summary>The case, or why there is none to work on.</summary>
    public async Task<Answer<StoredSubmission>> FindAsync(string reference, CancellationToken cancellationToken)
    {
        if (!ReferenceNumber.TryParse(reference, out var parsed))
        {
            return new(Unknown);
        }

        var stored = await submissions.LoadAsync(parsed.Value, cancellationToken);
        if (stored?.State.AliasOf is { } aliasOf)
        {
            stored = await submissions.LoadAsync(aliasOf, cancellationToken);
        }

        return stored is null ? new(Unknown) : stored.State.Status == SubmissionStatus.Purged ? new(Purged) : new(stored);
    }

    /// <inheritdoc cref="SubmissionStore.FirstReferenceAsync"/>
    public Task<string> FirstReferenceAsync(ReferenceNumber reference, CancellationToken cancellationToken) =>
        submissions.FirstReferenceAsync(reference.Value, cancellationToken);

    internal static Refusal Unknown => new("case-unknown", 404);

    internal static Refusal Purged => new("case-purged", 410);

    private async Task<Answer<CaseStatus>> TryAsync(
        string reference, Func<Submission, CancellationToken, Task<Answer<Change>>> decide, CancellationToken cancellationToken)
    {
        var found = await FindAsync(reference, cancellationToken);
        if (found.Value is not { } stored)
        {
            return new(found.Refusal!);
        }

        var decided = await decide(stored.State, cancellationToken);
        if (decided.Value is not { } change)
        {
            return new(decided.Refusal!);
        }

        if (change.Events.Count > 0)
        {
            await SaveAsync(stored, change, cancellationToken);
        }

        return new(CaseStatus.Of(change.After));
    }

    private async Task SaveAsync(StoredSubmission stored, Change change, CancellationToken cancellationToken)
    {
        if (change.After.DeleteOn != stored.State.DeleteOn)
        {
            await deadlines.SetAsync(change.After.DeleteOn, OpenCase.DeadlineKind, change.After.Reference, cancellationToken);
        }

        await submissions.SaveAsync(stored, change.After, change.Events, cancellationToken);
    }
}
