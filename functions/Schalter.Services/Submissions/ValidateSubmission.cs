using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;

namespace Schalter.Services.Submissions;

/// <summary>
/// Checks what came in: opens the case, checks each document, decides whether it is complete, hands it on. May run twice, late,
/// or die anywhere: each step looks at what is there already.
/// </summary>
public sealed class ValidateSubmission(
    IncomingStore incoming, OpenCase openCase, CaseStore cases, SubmissionStore submissions, DocumentCheck documents,
    FormVersions forms, RoutingRules rules, MessageSender sender, DeadlineStore deadlines, IEnumerable<ITakeCases> takers, TimeProvider clock)
{
    public async Task HandleAsync(SubmissionReceived message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (await incoming.LoadAsync(message.Manifest, cancellationToken) is not { Taken: false } found)
        {
            return;
        }

        var manifest = found.Manifest;
        var form = await forms.GetAsync(manifest.Form, manifest.FormVersion, cancellationToken);
        var stored = await openCase.HandleAsync(manifest, form, cancellationToken);
        if (stored.State is { IsClosed: false, AliasOf: null })
        {
            var state = await CheckAsync(stored, manifest, form, cancellationToken);
            if (takers.FirstOrDefault(t => t.Takes(form.Id)) is { } taker)
            {
                await taker.LookAtAsync(state.Reference, TimeSpan.Zero, cancellationToken);
            }
            else if (SubmissionRules.IsReadyToRoute(state, form))
            {
                await sender.SendAsync(SubmissionNames.ValidatedQueue, new SubmissionValidated(state.Reference), cancellationToken);
            }
        }

        await incoming.FinishAsync(manifest, cancellationToken);
    }

    private async Task<Submission> CheckAsync(
        StoredSubmission stored, SubmissionManifest manifest, FormDefinition form, CancellationToken cancellationToken)
    {
        var open = SubmissionRules.AddDocuments(stored.State, manifest);
        if (SubmissionRules.IsChecked(open, manifest))
        {
            return open;
        }

        var checkedDocuments = await CheckDocumentsAsync(open, manifest, CaseForm.Of(form, open.Requests), cancellationToken);
        var answers = manifest.Supplement is null
            ? manifest.Answers
            : (await cases.LoadManifestAsync(open.Reference, cancellationToken)).Answers;
        var findings = Plausibility.Check(answers, open.ReceivedAt, rules.Jurisdiction);
        var change = SubmissionRules.AfterCheck(
            open with { Documents = checkedDocuments }, form, answers, findings, manifest.Supplement is not null, clock.GetUtcNow());
        if (change.After.DeleteOn != stored.State.DeleteOn)
        {
            await deadlines.SetAsync(change.After.DeleteOn, OpenCase.DeadlineKind, change.After.Reference, cancellationToken);
        }

        await submissions.SaveAsync(stored, change.After, change.Events, cancellationToken);
        return change.After;
    }

    /// <summary>Those that came with this manifest; others have their verdict or their own message.</summary>
    private async Task<List<CaseDocument>> CheckDocumentsAsync(
        Submission open, SubmissionManifest manifest, FormDefinition form, CancellationToken cancellationToken)
    {
        var checkedDocuments = new List<CaseDocument>();
        foreach (var document in open.Documents)
        {
            checkedDocuments.Add(manifest.Brings(document)
                ? await documents.CheckAsync(open.Reference, document, form, cancellationToken)
                : document);
        }

        return checkedDocuments;
    }
}
