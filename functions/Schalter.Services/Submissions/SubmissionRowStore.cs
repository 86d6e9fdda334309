using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;

namespace Schalter.Services.Submissions;

/// <summary>How the rows of a case are written in the table: one <c>state</c> row, one row per document, request and note.</summary>
internal static class SubmissionRowStore
{
    public const string StateKey = "state";
    private const string DocumentPrefix = "document-";
    private const string RequestPrefix = "request-";
    private const string NotePrefix = "note-";
    private const string Body = "Body";

    public static bool IsState(TableEntity entity) => entity.RowKey == StateKey;

    public static bool IsDocument(TableEntity entity) => entity.RowKey.StartsWith(DocumentPrefix, StringComparison.Ordinal);

    public static bool IsRequest(TableEntity entity) => entity.RowKey.StartsWith(RequestPrefix, StringComparison.Ordinal);

    public static bool IsNote(TableEntity entity) => entity.RowKey.StartsWith(NotePrefix, StringComparison.Ordinal);

    public static TableEntity WriteState(Submission state) => new(state.Reference, StateKey)
    {
        [Body] = JsonSerializer.Serialize(state with { Documents = [], Requests = [], Notes = [] }, SubmissionJson.Options),

        // Beside the body, for people who look into the table and for queries over all cases.
        [nameof(Submission.Form)] = state.Form,
        [nameof(Submission.Status)] = state.Status.ToString(),
        [nameof(Submission.Team)] = state.Team,
        [nameof(Submission.ReceivedAt)] = state.ReceivedAt,
    };

    /// <summary>Rows of documents, requests and notes that are new or differ from those before.</summary>
    public static IEnumerable<TableEntity> WriteChanged(Submission? before, Submission after) =>
    [
        .. after.Documents.Except(before?.Documents ?? []).Select(d => Write(after.Reference, DocumentPrefix, d.Number, d)),
        .. after.Requests.Except(before?.Requests ?? []).Select(r => Write(after.Reference, RequestPrefix, r.Number, r)),
        .. after.Notes.Except(before?.Notes ?? []).Select(n => Write(after.Reference, NotePrefix, n.Number, n)),
    ];

    public static T Read<T>(TableEntity entity) => JsonSerializer.Deserialize<T>(entity.GetString(Body), SubmissionJson.Options)!;

    private static TableEntity Write<T>(string reference, string prefix, int number, T value) =>
        new(reference, string.Create(CultureInfo.InvariantCulture, $"{prefix}{number:D4}"))
        {
            [Body] = JsonSerializer.Serialize(value, SubmissionJson.Options),
        };
}
