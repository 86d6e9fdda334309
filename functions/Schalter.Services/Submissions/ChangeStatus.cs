using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <summary>The office begins to work on a case, or has decided it.</summary>
public sealed class ChangeStatus(CaseChanges changes, OfficeWords words, TimeProvider clock)
{
    public async Task<Answer<CaseStatus>> HandleAsync(string reference, StatusInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        List<FieldError> errors = [];
        var to = input.Status switch
        {
            "in-progress" => SubmissionStatus.InProgress,
            "decided" => SubmissionStatus.Decided,
            _ => (SubmissionStatus?)null,
        };
        if (to is null)
        {
            errors.Add(new("status", string.IsNullOrEmpty(input.Status) ? "required" : "choice-unknown"));
        }

        var note = input.Note is null ? null : words.Note(input.Note, "note", errors);
        return errors.Count > 0
            ? new(new Refusal("request-invalid", 422, errors))
            : await changes.ChangeAsync(
                reference, state => OfficeRules.ChangeStatus(state, to!.Value, note, clock.GetUtcNow()), cancellationToken);
    }
}
