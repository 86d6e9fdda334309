using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;

namespace Schalter.Services.Submissions;

/// <summary>
/// Makes the case of a manifest, or finds it: folds the same content sent twice, sets the day of deletion, keeps the answers,
/// announces the receipt. Each step may be done again.
/// </summary>
public sealed class OpenCase(
    SubmissionStore submissions, CaseStore cases, DuplicateStore duplicates, DeadlineStore deadlines, TimeProvider clock)
{
    public const string DeadlineKind = "submission";
    public const string DuplicateDeadlineKind = "duplicate";

    public async Task<StoredSubmission> HandleAsync(SubmissionManifest manifest, FormDefinition form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(form);
        if (await submissions.LoadAsync(manifest.Reference, cancellationToken) is { } known)
        {
            return manifest.Supplement is not null && known.State.AliasOf is { } aliasOf
                ? await submissions.LoadAsync(aliasOf, cancellationToken) ?? throw new CaseNotOpenException(aliasOf)
                : known;
        }

        return manifest.Supplement is null
            ? await OpenAsync(manifest, form, cancellationToken)
            : throw new CaseNotOpenException(manifest.Reference);
    }

    private async Task<StoredSubmission> OpenAsync(SubmissionManifest manifest, FormDefinition form, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var first = await FirstWithSameContentAsync(manifest, now, cancellationToken);
        if (first != manifest.Reference)
        {
            await KeepEarlierReceiptAsync(first, manifest, now, cancellationToken);
        }

        var change = first == manifest.Reference
            ? SubmissionRules.Open(manifest, form.Retention, now)
            : SubmissionRules.OpenAlias(manifest, form.Retention, first);
        await deadlines.SetAsync(change.After.DeleteOn, DeadlineKind, manifest.Reference, cancellationToken);
        if (change.After.AliasOf is null)
        {
            await cases.SaveManifestAsync(manifest, cancellationToken);
        }

        await submissions.SaveAsync(null, change.After, change.Events, cancellationToken);
        return (await submissions.LoadAsync(manifest.Reference, cancellationToken))!;
    }

    /// <summary>
    /// Queues may turn two messages around, or one may be hours late: the time of receipt is that of the first submission
    /// (§ 81 Abs. 4 AufenthG), whichever of the two became the case.
    /// </summary>
    private async Task KeepEarlierReceiptAsync(string first, SubmissionManifest manifest, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stored = await submissions.LoadAsync(first, cancellationToken) ?? throw new CaseNotOpenException(first);
        if (manifest.ReceivedAt < stored.State.ReceivedAt)
        {
            var change = SubmissionRules.ReceiveEarlier(stored.State, manifest.ReceivedAt, now);
            await submissions.SaveAsync(stored, change.After, change.Events, cancellationToken);
        }
    }

    /// <summary>With an idempotency key the client has said what is the same; without one the content says it.</summary>
    private async Task<string> FirstWithSameContentAsync(SubmissionManifest manifest, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (manifest.IdempotencyHash is not null)
        {
            return manifest.Reference;
        }

        var forget = OfficeTime.Day(now + SubmissionRules.FoldWithin).AddDays(1);
        await deadlines.SetAsync(forget, DuplicateDeadlineKind, manifest.ContentHash, cancellationToken);
        var claim = await duplicates.ClaimAsync(manifest.ContentHash, manifest.Reference, manifest.ReceivedAt, cancellationToken);
        if (claim.Reference == manifest.Reference || await IsAliveAsync(claim, manifest, cancellationToken))
        {
            return claim.Reference;
        }

        await duplicates.TakeOverAsync(manifest.ContentHash, manifest.Reference, manifest.ReceivedAt, cancellationToken);
        return manifest.Reference;
    }

    /// <summary>Who withdrew and sends the same again means it anew; so does who sends it a day later.</summary>
    private async Task<bool> IsAliveAsync(
        (string Reference, DateTimeOffset ReceivedAt) claim, SubmissionManifest manifest, CancellationToken cancellationToken) =>
        (manifest.ReceivedAt - claim.ReceivedAt).Duration() < SubmissionRules.FoldWithin
        && (await submissions.LoadAsync(claim.Reference, cancellationToken))?.State.IsClosed != true;
}
