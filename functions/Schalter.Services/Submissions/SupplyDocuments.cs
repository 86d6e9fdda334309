using Microsoft.Extensions.Options;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <param name="AccessKey">From the header; may come as form field <c>accessKey</c> instead.</param>
public sealed record SupplyRequest(
    string Reference, string? AccessKey, string? ContentType, Stream Body, string? IdempotencyKey, bool Browser);

public abstract record SupplyResult
{
    private SupplyResult()
    {
    }

    public sealed record Supplied(
        string Reference, string AccessKey, DateTimeOffset ReceivedAt, IReadOnlyList<SuppliedFile> Files) : SupplyResult;

    /// <param name="AccessKey">Set when it opens the case, so that the page can lead back to it.</param>
    public sealed record Refused(Refusal Refusal, FormDefinition? Form = null, string? AccessKey = null) : SupplyResult
    {
        /// <summary>Documents already received, to be named again as <c>uploads.{slot}</c>.</summary>
        public IReadOnlyList<Draft> Drafts { get; init; } = [];
    }
}

public sealed record SuppliedFile(string Slot, string FileName, long Bytes);

/// <summary>Takes in missing or replaced documents for a case, at the same cost and with the same promise as the submission.</summary>
public sealed class SupplyDocuments(
    SubmissionStore submissions, IncomingStore incoming, FormVersions forms, ManifestCommit commit, DraftFields draftFields,
    DraftTokens drafts, KnownDocuments known, AccessKeys keys, ServiceSecrets secrets, IOptions<IntakeLimits> limits, TimeProvider clock)
{
    /// <summary>Documents per case: they change together in one storage transaction of at most 100 rows.</summary>
    private const int MaxDocuments = 80;

    public async Task<SupplyResult> HandleAsync(SupplyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!ReferenceNumber.TryParse(request.Reference, out var reference)
            || (request.AccessKey is not null && !keys.Opens(reference, request.AccessKey)))
        {
            return new SupplyResult.Refused(Refusal.SubmissionUnknown);
        }

        if (!IdempotencyKey.TryRead(request.IdempotencyKey, out var key))
        {
            return new SupplyResult.Refused(new("idempotency-key-invalid", 400));
        }

        var intake = new Intake(Intakes.NewName(clock.GetUtcNow()), limits.Value, incoming, readOn: request.Browser);
        var result = default(SupplyResult);
        try
        {
            return result = await ReadAsync(request, reference, key, intake, cancellationToken);
        }
        finally
        {
            if (result is not (SupplyResult.Supplied or SupplyResult.Refused { Drafts.Count: > 0 }))
            {
                await intake.DiscardAsync();
            }
        }
    }

    private async Task<SupplyResult> ReadAsync(
        SupplyRequest request, ReferenceNumber reference, string? key, Intake intake, CancellationToken cancellationToken)
    {
        if (await IntakeReader.ReadAsync(intake, request.ContentType, request.Body, cancellationToken) is { } refusal)
        {
            return new SupplyResult.Refused(refusal);
        }

        var accessKey = request.AccessKey ?? intake.Typed[SubmissionNames.AccessKeyField];
        if (!keys.Opens(reference, accessKey) || await TargetAsync(reference.Value, cancellationToken) is not { } target)
        {
            return new SupplyResult.Refused(Refusal.SubmissionUnknown);
        }

        List<FieldError> errors = [.. intake.Errors, .. await draftFields.TakeAsync(intake, cancellationToken)];
        var manifest = Manifest(target, key, intake);
        if (await RefuseAsync(target, manifest, errors, cancellationToken) is { } refused)
        {
            return refused with { AccessKey = accessKey };
        }

        intake.HandOver();
        // all has arrived: who leaves now shall still find it received
        return await CommitAsync(manifest, reference, accessKey!, CancellationToken.None);
    }

    private async Task<SupplyResult.Refused?> RefuseAsync(
        Submission target, SubmissionManifest manifest, IReadOnlyList<FieldError> errors, CancellationToken cancellationToken)
    {
        var form = CaseForm.Of(await forms.GetAsync(target.Form, target.FormVersion, cancellationToken), target.Requests);
        if (target.IsClosed)
        {
            return new(new("submission-closed", 409), form);
        }

        var there = await known.FindAsync(manifest, target, cancellationToken);
        if (Refuse(target, manifest, there, [.. errors, .. SlotRules.Check(form, manifest.Files)]) is not { } refusal)
        {
            return null;
        }

        var fresh = manifest.Files.Except(there);
        return new(refusal, form) { Drafts = refusal.Errors.Count > 0 ? drafts.Of(fresh) : [] };
    }

    private static Refusal? Refuse(
        Submission target, SubmissionManifest manifest, IReadOnlyList<ManifestFile> there, IReadOnlyList<FieldError> wrong)
    {
        var known = there.Select(f => new FieldError(Intake.DocumentPrefix + f.Slot, "file-known", ("name", f.FileName)));
        List<FieldError> errors = [.. wrong, .. known];
        if (errors.Count == 0 && manifest.Files.Count == 0)
        {
            errors.Add(new("documents", "file-required"));
        }

        return errors.Count > 0 ? new("answers-invalid", 422, errors)
            : target.Documents.Count + manifest.Files.Count > MaxDocuments ? Refusal.TooMany("too-many-files", MaxDocuments)
            : null;
    }

    private async Task<SupplyResult> CommitAsync(
        SubmissionManifest manifest, ReferenceNumber reference, string accessKey, CancellationToken cancellationToken)
    {
        if (!await incoming.CommitAsync(manifest, cancellationToken)
            && await incoming.LoadAsync(manifest.BlobName, cancellationToken) is { } earlier)
        {
            await incoming.DeleteIntakeAsync(manifest.Intake, cancellationToken);
            if (earlier.Manifest.ContentHash != manifest.ContentHash)
            {
                return new SupplyResult.Refused(new("idempotency-key-reused", 422));
            }

            manifest = manifest with { ReceivedAt = earlier.Manifest.ReceivedAt };
        }

        await commit.AskForCheckAsync(manifest, cancellationToken);
        var files = manifest.Files.Select(f => new SuppliedFile(f.Slot, f.FileName, f.Bytes));
        return new SupplyResult.Supplied(reference.Value, accessKey, manifest.ReceivedAt, [.. files]);
    }

    private SubmissionManifest Manifest(Submission target, string? key, Intake intake)
    {
        var keyHash = key is null ? null : Convert.ToHexStringLower(secrets.Mac(secrets.Current, "idempotency", key));
        var manifest = new SubmissionManifest(
            target.Reference, intake.Folder, keyHash?[..32] ?? intake.Folder, target.Form, target.FormVersion, target.Language,
            clock.GetUtcNow(), ContentHash.Of(secrets, target.Form, Answers.None, intake.Files), keyHash, Answers.None, intake.Files, []);
        return keyHash is null && known.NumberOf(manifest) is { } number ? manifest with { Supplement = number } : manifest;
    }

    /// <summary>The case the documents belong to: of an alias the one it stands for; of one not open yet what its manifest says.</summary>
    private async Task<Submission?> TargetAsync(string reference, CancellationToken cancellationToken)
    {
        var stored = await submissions.LoadAsync(reference, cancellationToken);
        if (stored?.State.AliasOf is { } aliasOf)
        {
            stored = await submissions.LoadAsync(aliasOf, cancellationToken);
        }

        if (stored is not null)
        {
            return stored.State.Status == SubmissionStatus.Purged ? null : stored.State;
        }

        return await incoming.LoadAsync($"{reference}.json", cancellationToken) is { Manifest: var manifest, Taken: false }
            ? SubmissionRules.Open(
                manifest, (await forms.GetAsync(manifest.Form, manifest.FormVersion, cancellationToken)).Retention, clock.GetUtcNow()).After
            : null;
    }
}
