using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;

namespace Schalter.Services.Submissions;

/// <summary>How the rows of a case are written in the table: one <c>state</c> row, one row per document.</summary>
internal static class SubmissionRowStore
{
    public const string StateKey = "state";
    private const string DocumentPrefix = "document-";
    private const string Body = "Body";

    public static bool IsDocument(TableEntity entity) => entity.RowKey.StartsWith(DocumentPrefix, StringComparison.Ordinal);

    public static TableEntity WriteState(Submission state) => new(state.Reference, StateKey)
    {
        [Body] = JsonSerializer.Serialize(state with { Documents = [] }, SubmissionJson.Options),

        // Beside the body, for people who look into the table and for queries over all cases.
        [nameof(Submission.Form)] = state.Form,
        [nameof(Submission.Status)] = state.Status.ToString(),
        [nameof(Submission.Team)] = state.Team,
        [nameof(Submission.ReceivedAt)] = state.ReceivedAt,
    };

    public static TableEntity WriteDocument(string reference, CaseDocument document) =>
        new(reference, string.Create(CultureInfo.InvariantCulture, $"{DocumentPrefix}{document.Number:D4}"))
        {
            [Body] = JsonSerializer.Serialize(document, SubmissionJson.Options),
        };

    public static Submission ReadState(TableEntity entity) =>
        JsonSerializer.Deserialize<Submission>(entity.GetString(Body), SubmissionJson.Options)!;

    public static CaseDocument ReadDocument(TableEntity entity) =>
        JsonSerializer.Deserialize<CaseDocument>(entity.GetString(Body), SubmissionJson.Options)!;
}
