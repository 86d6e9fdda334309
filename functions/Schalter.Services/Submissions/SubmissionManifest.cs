using Schalter.Services.Forms;

namespace Schalter.Services.Submissions;

/// <summary>
/// What was sent in, written once: its existence in <c>incoming</c> is the commit point of the intake. Either a new submission or
/// documents supplied later to an existing one.
/// </summary>
/// <param name="Reference">The case; canonical text.</param>
/// <param name="Intake">Folder of the documents that came with this request.</param>
/// <param name="Supplement">Number of the supplement, null for the submission itself.</param>
/// <param name="ReceivedAt">Time of receipt; has legal weight (§ 81 Abs. 4 AufenthG).</param>
/// <param name="ContentHash">Keyed hash over form, answers and documents: tells the same content, reveals nothing.</param>
/// <param name="IdempotencyHash">Keyed hash of the Idempotency-Key; null without one.</param>
public sealed record SubmissionManifest(
    string Reference,
    string Intake,
    string? Supplement,
    string Form,
    string FormVersion,
    string Language,
    DateTimeOffset ReceivedAt,
    string ContentHash,
    string? IdempotencyHash,
    Answers Answers,
    IReadOnlyList<ManifestFile> Files,
    IReadOnlyList<string> MissingDocuments)
{
    /// <summary>Name of the manifest's blob.</summary>
    public string BlobName => Supplement is null ? $"{Reference}.json" : $"{Reference}.{Supplement}.json";

    /// <summary>Whether a document lies in the manifest's own folder, and was not named from elsewhere.</summary>
    public bool IsOwn(ManifestFile file) => file.Blob.StartsWith(Intake + '/', StringComparison.Ordinal);

    /// <summary>Whether a document of the case came with this manifest.</summary>
    public bool Brings(CaseDocument document) => Files.Any(f => f.Slot == document.Slot && f.Blob == document.Source);
}

/// <summary>One document as it came in.</summary>
/// <param name="Blob">Where it lies in <c>incoming</c>: <c>{intake}/{n}</c>.</param>
/// <param name="FileName">As the sender called it, made harmless; shown to people, never used as a path.</param>
public sealed record ManifestFile(string Slot, string Blob, string FileName, string DeclaredType, long Bytes, string Sha256);
