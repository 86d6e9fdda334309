using Schalter.Services.Forms;

namespace Schalter.Services.Submissions;

/// <summary>Turns the fields <c>uploads.{slot}</c> of a request into documents of its intake.</summary>
internal static class DraftFields
{
    public static IEnumerable<FieldError> Take(Intake intake, DraftTokens drafts)
    {
        var errors = new List<FieldError>();
        foreach (var (field, tokens) in intake.Typed.Values.Where(f => f.Key.StartsWith(Intake.UploadPrefix, StringComparison.Ordinal)))
        {
            var slot = field[Intake.UploadPrefix.Length..];
            foreach (var token in tokens.Where(t => t.Length > 0).Distinct(StringComparer.Ordinal))
            {
                if (drafts.Open(slot, token) is { } file)
                {
                    intake.AddDraft(file);
                }
                else
                {
                    errors.Add(new(Intake.DocumentPrefix + slot, "draft-unknown"));
                }
            }
        }

        return errors;
    }
}
