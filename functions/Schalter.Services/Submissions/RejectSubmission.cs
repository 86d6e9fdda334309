using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <summary>The office does not take a submission and tells the person why.</summary>
public sealed class RejectSubmission(CaseChanges changes, OfficeWords words, TimeProvider clock)
{
    public async Task<Answer<CaseStatus>> HandleAsync(string reference, RejectInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        List<FieldError> errors = [];
        var reasons = words.Notes(input.Reasons, "reasons", errors);
        return errors.Count > 0
            ? new(new Refusal("request-invalid", 422, errors))
            : await changes.ChangeAsync(reference, state => OfficeRules.Reject(state, reasons, clock.GetUtcNow()), cancellationToken);
    }
}
