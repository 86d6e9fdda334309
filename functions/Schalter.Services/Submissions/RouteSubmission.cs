using Schalter.Services.Forms;

namespace Schalter.Services.Submissions;

/// <summary>
/// Hands a checked case to its team: decides team, priority and due date by the office's rules, writes the summary and the
/// hand-over package, announces it. For a case that is routed already it only renews the package.
/// </summary>
public sealed class RouteSubmission(
    SubmissionStore submissions, CaseStore cases, RoutingRules rules, FormVersions forms, Summary summary, TimeProvider clock)
{
    public async Task HandleAsync(SubmissionValidated message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (await submissions.LoadAsync(message.Reference, cancellationToken) is not { State: { IsClosed: false, AliasOf: null } } stored)
        {
            return;
        }

        var manifest = await cases.LoadManifestAsync(message.Reference, cancellationToken);
        var form = await forms.GetAsync(manifest.Form, manifest.FormVersion, cancellationToken);
        var change = Decide(stored.State, manifest.Answers);
        await cases.SaveSummaryAsync(message.Reference, summary.Render(change.After, CaseForm.Of(form, change.After.Requests), manifest.Answers), cancellationToken);
        await cases.SaveJsonAsync(message.Reference, "handover.json", Handover.Of(change.After, manifest), cancellationToken);
        if (change.Events.Count > 0)
        {
            await submissions.SaveAsync(stored, change.After, change.Events, cancellationToken);
        }
        else if ((await submissions.LoadAsync(message.Reference, cancellationToken))?.Version != stored.Version)
        {
            // Documents came meanwhile: whoever wrote last may have written the older package.
            await HandleAsync(message, cancellationToken);
        }
    }

    private Change Decide(Submission state, Answers answers)
    {
        if (state.IsRouted)
        {
            return Change.Of(state);
        }

        var routing = rules.Decide(RoutingFacts.Of(state, answers));
        var routed = state with
        {
            Status = SubmissionStatus.Routed,
            Team = routing.Team,
            Priority = routing.Priority,
            DueOn = routing.DueOn,
        };
        return Change.Of(routed).Add(SubmissionEvents.Routed, clock.GetUtcNow());
    }
}
