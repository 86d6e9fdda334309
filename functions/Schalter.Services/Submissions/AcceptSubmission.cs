using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <summary>The office has taken the hand-over package into its own file: from now on the copy here is only kept for a while.</summary>
public sealed class AcceptSubmission(CaseChanges changes, FormVersions forms, TimeProvider clock)
{
    public Task<Answer<CaseStatus>> HandleAsync(string reference, CancellationToken cancellationToken) =>
        changes.ChangeAsync(reference, DecideAsync, cancellationToken);

    private async Task<Answer<Change>> DecideAsync(Submission state, CancellationToken cancellationToken)
    {
        var form = await forms.GetAsync(state.Form, state.FormVersion, cancellationToken);
        return OfficeRules.Accept(state, form.Retention, clock.GetUtcNow());
    }
}
