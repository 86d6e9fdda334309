using Schalter.Services.Forms;

namespace Schalter.Services.Submissions;

/// <summary>
/// The package an eAkte or specialist system takes over: answers with the version of their form, every accepted document with
/// purpose, hashes and place. The names are close to FIT-Connect's, so that an adapter is a mapping.
/// </summary>
public sealed record Handover(
    string SubmissionId, string Form, string SchemaVersion, string Language, DateTimeOffset ReceivedAt, string Team, string Priority,
    DateOnly DueOn, IReadOnlyList<string> MissingDocuments, IReadOnlyList<string> Findings, Answers Answers, string Summary,
    IReadOnlyList<HandoverFile> Files)
{
    public static Handover Of(Submission state, SubmissionManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(manifest);
        var files = state.Documents.Where(d => d.Verdict == DocumentVerdict.Accepted).Select(d => new HandoverFile(
            d.Number, d.Slot, state.Requests.FirstOrDefault(r => r.Slot == d.Slot)?.Title, d.BlobName, d.FileName, d.MediaType!, d.Bytes,
            d.Pages, d.Sha256, d.Sha512!, d.Engine!, d.ReceivedAt));
        return new(
            state.Reference, state.Form, state.FormVersion, state.Language, state.ReceivedAt, state.Team!, state.Priority!,
            state.DueOn!.Value, state.Missing, state.Findings, manifest.Answers, "summary.pdf", [.. files]);
    }
}

/// <param name="Purpose">The document slot it was sent for.</param>
/// <param name="Title">What the office called it when it asked for a document the form does not know.</param>
/// <param name="Scan">Whose malware verdict it carries; <c>off</c> = none was configured.</param>
public sealed record HandoverFile(
    int Number, string Purpose, string? Title, string Path, string FileName, string MimeType, long Bytes, int? Pages, string Sha256, string Sha512,
    string Scan, DateTimeOffset ReceivedAt);
