using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <summary>The office asks the person for documents (§ 82 Abs. 1 AufenthG).</summary>
public sealed class RequestDocuments(
    CaseChanges changes, FormVersions forms, OfficeWords words, ServiceSecrets secrets, TimeProvider clock)
{
    /// <param name="idempotencyKey">With one, a repeat is known even after the documents came; without, only while they are open.</param>
    public async Task<Answer<CaseStatus>> HandleAsync(
        string reference, RequestsInput input, string? idempotencyKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!IdempotencyKey.TryRead(idempotencyKey, out var key))
        {
            return new(new Refusal("idempotency-key-invalid", 400));
        }

        var keyHash = key is null ? null : Convert.ToHexStringLower(secrets.Mac(secrets.Current, "idempotency", key));
        return await changes.ChangeAsync(reference, (state, token) => DecideAsync(state, input, keyHash, token), cancellationToken);
    }

    private async Task<Answer<Change>> DecideAsync(
        Submission state, RequestsInput input, string? keyHash, CancellationToken cancellationToken)
    {
        var form = await forms.GetAsync(state.Form, state.FormVersion, cancellationToken);
        List<FieldError> errors = [];
        var wishes = words.Wishes(input.Documents, form, "documents", errors);
        return errors.Count > 0
            ? new(new Refusal("request-invalid", 422, errors))
            : OfficeRules.RequestDocuments(state, wishes, keyHash, clock.GetUtcNow());
    }
}
