using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <summary>What somebody answered in a case, for features that have to know whose it is.</summary>
public sealed class GetCaseAnswers(CaseChanges changes, CaseStore cases)
{
    /// <param name="reference">As typed; the second reference of a case leads to the case.</param>
    /// <returns>No answers when the online copy is gone or was withdrawn; refused when there is no such case.</returns>
    public async Task<Answer<Answers>> HandleAsync(string reference, CancellationToken cancellationToken)
    {
        var found = await changes.FindAsync(reference, cancellationToken);
        return found.Refusal?.Code == CaseChanges.Unknown.Code ? new(found.Refusal)
            : found.Value is { } stored && await cases.FindManifestAsync(stored.State.Reference, cancellationToken) is { } manifest ? new(manifest.Answers)
            : new(Answers.None);
    }
}
