using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;

namespace Schalter.Services.Submissions;

/// <summary>Takes a submission back. Doing it again says the same; what the office has decided stays decided.</summary>
public sealed class WithdrawSubmission(
    SubmissionStore submissions, IncomingStore incoming, DeadlineStore deadlines, FormVersions forms, AccessKeys keys,
    IEnumerable<ITakeCases> takers, TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>Sent before the withdrawal is written, so that it cannot be lost with the process; by then it is.</summary>
    private static readonly TimeSpan LookedAtAfter = TimeSpan.FromSeconds(30);

    /// <returns>Null when it is withdrawn.</returns>
    public async Task<Refusal?> HandleAsync(string reference, string? accessKey, CancellationToken cancellationToken)
    {
        if (!ReferenceNumber.TryParse(reference, out var parsed) || !keys.Opens(parsed, accessKey))
        {
            return Refusal.SubmissionUnknown;
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WithdrawAsync(parsed.Value, cancellationToken);
            }
            catch (Exception race) when (attempt < Tries && Outages.IsRace(race))
            {
                // A function changed the case meanwhile: load it again and decide anew.
            }
        }
    }

    private async Task<Refusal?> WithdrawAsync(string reference, CancellationToken cancellationToken)
    {
        var stored = await submissions.LoadAsync(reference, cancellationToken);
        if (stored?.State.AliasOf is { } aliasOf)
        {
            stored = await submissions.LoadAsync(aliasOf, cancellationToken);
        }

        var now = clock.GetUtcNow();
        var opened = stored is null ? await OpenWaitingAsync(reference, now, cancellationToken) : Change.Of(stored.State);
        if (opened is null or { After.Status: SubmissionStatus.Purged })
        {
            return Refusal.SubmissionUnknown;
        }

        if (opened.After.IsClosed)
        {
            return opened.After.Status == SubmissionStatus.Withdrawn ? null : new("withdraw-impossible", 409);
        }

        var form = await forms.GetAsync(opened.After.Form, opened.After.FormVersion, cancellationToken);
        var change = SubmissionRules.Withdraw(opened.After, form.Retention, now);
        await deadlines.SetAsync(change.After.DeleteOn, OpenCase.DeadlineKind, change.After.Reference, cancellationToken);
        await TellAsync(change.After, cancellationToken);
        await submissions.SaveAsync(stored, change.After, [.. opened.Events, .. change.Events], cancellationToken);
        return null;
    }

    private Task TellAsync(Submission state, CancellationToken cancellationToken) =>
        takers.FirstOrDefault(t => t.Takes(state.Form))?.LookAtAsync(state.Reference, LookedAtAfter, cancellationToken) ?? Task.CompletedTask;

    /// <summary>No function has looked at it yet: the case is opened only to be closed, and the check will find it so.</summary>
    private async Task<Change?> OpenWaitingAsync(string reference, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await incoming.LoadAsync($"{reference}.json", cancellationToken) is not { Manifest: var manifest, Taken: false })
        {
            return null;
        }

        var form = await forms.GetAsync(manifest.Form, manifest.FormVersion, cancellationToken);
        return SubmissionRules.Open(manifest, form.Retention, now);
    }
}
