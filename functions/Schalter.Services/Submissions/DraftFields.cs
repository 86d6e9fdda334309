using Schalter.Services.Forms;
using Schalter.Services.Uploads.Resumable;

namespace Schalter.Services.Submissions;

/// <summary>
/// Turns the fields <c>uploads.{slot}</c> of a request into documents of its intake. A field names a document that an earlier request left
/// (<see cref="DraftTokens"/>) or a finished upload, by its address or the last part of it.
/// </summary>
public sealed class DraftFields(DraftTokens drafts, FindUpload uploads)
{
    internal async Task<IReadOnlyList<FieldError>> TakeAsync(Intake intake, CancellationToken cancellationToken)
    {
        var errors = new List<FieldError>();
        foreach (var (field, names) in intake.Typed.Values.Where(f => f.Key.StartsWith(Intake.UploadPrefix, StringComparison.Ordinal)))
        {
            var slot = field[Intake.UploadPrefix.Length..];
            foreach (var name in names.Where(n => n.Length > 0).Distinct(StringComparer.Ordinal))
            {
                if (intake.Files.Count == intake.Limits.Files)
                {
                    return [.. errors, Intake.TooManyTogether(Intake.DocumentPrefix + slot, intake.Limits)];
                }

                errors.AddRange(Take(intake, slot, drafts.Open(slot, name) ?? await UploadAsync(slot, name, cancellationToken)));
            }
        }

        return errors;
    }

    private static IEnumerable<FieldError> Take(Intake intake, string slot, ManifestFile? file)
    {
        var field = Intake.DocumentPrefix + slot;
        switch (file)
        {
            case null:
                return [new(field, "draft-unknown")];
            case { Bytes: 0 }:
                return [new(field, "file-empty", ("name", file.FileName))];
            default:
                intake.AddDraft(file);
                return [];
        }
    }

    private async Task<ManifestFile?> UploadAsync(string slot, string address, CancellationToken cancellationToken) =>
        (await uploads.HandleAsync(address[(address.LastIndexOf('/') + 1)..], cancellationToken)).Value is { Sha256: { } sha256 } upload
            ? new(slot, upload.Blob, FileNames.Clean(upload.Metadata.FileName), upload.Metadata.Type, upload.Length, sha256)
            : null;
}
