using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <param name="Browser">A person's browser posts a plain form: it gets pages, with all errors at once.</param>
public sealed record ReceiveRequest(
    string Form, string? ContentType, Stream Body, string? IdempotencyKey, string Language, bool Browser);

public abstract record ReceiveResult
{
    private ReceiveResult()
    {
    }

    public sealed record Received(SubmissionReceipt Receipt, FormDefinition Form, Answers Typed) : ReceiveResult;

    /// <param name="Drafts">Documents already received, to be named again as <c>uploads.{slot}</c>.</param>
    public sealed record Refused(Refusal Refusal, FormDefinition? Form, Answers Typed, IReadOnlyList<Draft> Drafts) : ReceiveResult;
}

/// <summary>A received document that waits for its submission.</summary>
public sealed record Draft(string Slot, string FileName, long Bytes, string Token);

/// <summary>What the person gets: proof of receipt and the way back.</summary>
public sealed record SubmissionReceipt(
    string Reference, string AccessKey, DateTimeOffset ReceivedAt, string Status,
    IReadOnlyList<string> MissingDocuments, string StatusUrl);

/// <summary>
/// Takes in an application (Antrag, § 81 Abs. 1 AufenthG) or a message. The time of receipt counts (§ 81 Abs. 4), so whatever is
/// formally readable is accepted at once; missing documents are said in the receipt. n documents cost n + 2 storage calls.
/// </summary>
public sealed class ReceiveSubmission(
    FormCatalogue forms, FormVersions versions, IncomingStore incoming, ManifestCommit commit, DraftFields draftFields, DraftTokens drafts,
    ServiceSecrets secrets, IOptions<IntakeLimits> limits, TimeProvider clock, ILogger<ReceiveSubmission> log)
{
    public async Task<ReceiveResult> HandleAsync(ReceiveRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (forms.Find(request.Form) is not { } form)
        {
            return Refuse(new("form-unknown", 404));
        }

        if (!IdempotencyKey.TryRead(request.IdempotencyKey, out var key))
        {
            return Refuse(new("idempotency-key-invalid", 400));
        }

        var intake = new Intake(Intakes.NewName(clock.GetUtcNow()), limits.Value, incoming, readOn: request.Browser);
        return await KeepAsync(intake, request, form, key, cancellationToken);
    }

    /// <summary>What was stored stays only if somebody can come back for it: the submission itself, or its drafts.</summary>
    private async Task<ReceiveResult> KeepAsync(
        Intake intake, ReceiveRequest request, FormDefinition form, string? key, CancellationToken cancellationToken)
    {
        var kept = false;
        try
        {
            var result = await ReadAsync(request, form, key, intake, cancellationToken);
            kept = result is ReceiveResult.Received or ReceiveResult.Refused { Drafts.Count: > 0 };
            return result;
        }
        catch (Exception outage) when (
            request.Browser && !cancellationToken.IsCancellationRequested && Outages.IsOutage(outage, cancellationToken))
        {
            // Storage cannot be asked to forget now. Programs send the same again by themselves; a person would have to type it again.
            kept = true;
            log.LogError(outage, "IntakeInterrupted: {Form}", form.Id);
            return SendBack(Refusal.StorageUnavailable, form, intake);
        }
        finally
        {
            if (!kept)
            {
                await intake.DiscardAsync();
            }
        }
    }

    private async Task<ReceiveResult> ReadAsync(
        ReceiveRequest request, FormDefinition current, string? key, Intake intake, CancellationToken cancellationToken)
    {
        if (await IntakeReader.ReadAsync(intake, request.ContentType, request.Body, cancellationToken) is { } refusal)
        {
            return request.Browser ? SendBack(refusal, current, intake) : new ReceiveResult.Refused(refusal, current, intake.Typed, []);
        }

        var typed = intake.Typed;
        var form = await versions.MeantAsync(current, typed[SubmissionNames.FormVersionField], cancellationToken);
        var now = clock.GetUtcNow();
        var check = AnswerCheck.Check(form, typed, OfficeTime.Day(now));
        var unknown = await draftFields.TakeAsync(intake, cancellationToken);
        List<FieldError> errors = [.. intake.Errors, .. unknown, .. check.Errors, .. SlotRules.Check(form, intake.Files)];
        if (errors.Count > 0)
        {
            return SendBack(new("answers-invalid", 422, errors), form, intake);
        }

        var manifest = Manifest(form, check.Answers, request.Language, now, intake);
        intake.HandOver();
        // all has arrived: who leaves now shall still find it received
        return await commit.CommitAsync(manifest, key, CancellationToken.None) is { } receipt
            ? new ReceiveResult.Received(receipt, form, typed)
            : new ReceiveResult.Refused(new("idempotency-key-reused", 422), form, typed, []);
    }

    private ReceiveResult.Refused SendBack(Refusal refusal, FormDefinition form, Intake intake) =>
        new(refusal, form, intake.Typed, drafts.Of(intake.Files));

    private SubmissionManifest Manifest(FormDefinition form, Answers answers, string language, DateTimeOffset now, Intake intake)
    {
        var slots = intake.Files.Select(f => f.Slot).ToHashSet(StringComparer.Ordinal);
        return new(
            string.Empty, intake.Folder, null, form.Id, form.Version, language, now,
            ContentHash.Of(secrets, form.Id, answers, intake.Files), null, answers, intake.Files,
            DocumentRules.Missing(form, answers, slots));
    }

    private static ReceiveResult.Refused Refuse(Refusal refusal) => new(refusal, null, Answers.None, []);
}
