using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <summary>The office has taken the hand-over package into its own file: from now on the copy here is only kept for a while.</summary>
public sealed class AcceptSubmission(CaseChanges changes, FormCatalogue forms, TimeProvider clock)
{
    public Task<Answer<CaseStatus>> HandleAsync(string reference, CancellationToken cancellationToken) =>
        changes.ChangeAsync(reference, Decide, cancellationToken);

    private Answer<Change> Decide(Submission state)
    {
        var form = forms.Find(state.Form) ?? throw new InvalidOperationException($"There is no form {state.Form}.");
        return OfficeRules.Accept(state, form.Retention, clock.GetUtcNow());
    }
}
