using System.Globalization;
using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <summary>A file of a case, ready to be sent; whoever takes it disposes of the content.</summary>
/// <param name="FileName">Harmless, for saving; the person's own name of it where there is one.</param>
/// <param name="Number">Number of the document; null for summary and hand-over package.</param>
public sealed record CaseFile(string Reference, int? Number, string FileName, string MediaType, string? Sha256, Stream Content);

/// <summary>Hands out what lies in the case folder: clean documents, the summary, the hand-over package. Never what is in quarantine.</summary>
public sealed class OpenDocument(CaseChanges changes, CaseStore cases)
{
    public const string Summary = "summary.pdf";
    public const string Handover = "handover.json";

    /// <param name="document">A document's number, <c>summary.pdf</c> or <c>handover.json</c>.</param>
    public async Task<Answer<CaseFile>> HandleAsync(string reference, string document, CancellationToken cancellationToken)
    {
        var found = await changes.FindAsync(reference, cancellationToken);
        if (found.Value is not { State: var state })
        {
            return new(found.Refusal!);
        }

        if (state.Status == SubmissionStatus.Withdrawn)
        {
            return new(CaseChanges.Purged);
        }

        return document switch
        {
            Summary => await OpenAsync(state, Summary, new(state.Reference, null, $"{state.Reference}.pdf", "application/pdf", null, Stream.Null), cancellationToken),
            Handover => await OpenAsync(state, Handover, new(state.Reference, null, $"{state.Reference}.json", "application/json", null, Stream.Null), cancellationToken),
            _ when Accepted(state, document) is { } file => await OpenAsync(
                state, file.BlobName, new(state.Reference, file.Number, file.FileName, file.MediaType!, file.Sha256, Stream.Null), cancellationToken),
            _ => new(Unknown),
        };
    }

    private static Refusal Unknown => new("document-unknown", 404);

    private static CaseDocument? Accepted(Submission state, string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            ? state.Documents.FirstOrDefault(d => d.Number == parsed && d.Verdict == DocumentVerdict.Accepted)
            : null;

    private async Task<Answer<CaseFile>> OpenAsync(Submission state, string name, CaseFile file, CancellationToken cancellationToken) =>
        await cases.FindAsync(state.Reference, name, cancellationToken) is { } content ? new(file with { Content = content }) : new(Unknown);
}
