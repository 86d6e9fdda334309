using Azure;
using Azure.Data.Tables;
using Schalter.Services.Events;

namespace Schalter.Services.Submissions;

/// <summary>
/// State, documents and events of cases: one partition each, written in one transaction; the state row's ETag decides races.
/// </summary>
public sealed class SubmissionStore(TableServiceClient tables, EventOutbox outbox)
{
    private const int RowsPerTransaction = 100;
    private readonly TableClient table = tables.GetTableClient(SubmissionNames.Table);

    /// <summary>Null when there is no state (yet).</summary>
    public async Task<StoredSubmission?> LoadAsync(string reference, CancellationToken cancellationToken)
    {
        TableEntity? state = null;
        var documents = new List<CaseDocument>();
        var events = new List<EventRow>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {reference}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (EventRowStore.IsEvent(entity))
            {
                events.Add(EventRowStore.Read(entity));
            }
            else if (SubmissionRowStore.IsDocument(entity))
            {
                documents.Add(SubmissionRowStore.ReadDocument(entity));
            }
            else
            {
                state = entity;
            }
        }

        return state is null
            ? null
            : new(SubmissionRowStore.ReadState(state) with { Documents = documents }, state.ETag.ToString(), events);
    }

    /// <summary>Writes the new state, changed documents and new events together, then has the events published.</summary>
    /// <param name="before">What the decision was made on; null creates the case.</param>
    /// <exception cref="RequestFailedException">409 or 412: somebody else was faster; load and decide again.</exception>
    public Task SaveAsync(
        StoredSubmission? before, Submission after, IReadOnlyList<EventRow> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(after);
        var state = SubmissionRowStore.WriteState(after);
        var actions = new List<TableTransactionAction>
        {
            before?.Version is { } version
                ? new(TableTransactionActionType.UpdateReplace, state, new ETag(version))
                : new(TableTransactionActionType.Add, state),
        };
        var known = before?.State.Documents.ToDictionary(d => d.Number) ?? [];
        actions.AddRange(after.Documents
            .Where(d => !known.TryGetValue(d.Number, out var old) || old != d)
            .Select(d => new TableTransactionAction(
                TableTransactionActionType.UpsertReplace, SubmissionRowStore.WriteDocument(after.Reference, d))));
        actions.AddRange(events.Select(e => new TableTransactionAction(
            TableTransactionActionType.Add, EventRowStore.Write(after.Reference, e))));
        return outbox.CommitAsync(
            SubmissionNames.Table, after.Reference, SubmissionNames.Topic,
            () => table.SubmitTransactionAsync(actions, cancellationToken), cancellationToken);
    }

    /// <summary>Removes every row of the case.</summary>
    public Task DeleteAsync(string reference, CancellationToken cancellationToken) =>
        DeleteAsync(reference, _ => true, cancellationToken);

    /// <summary>Removes the document rows of the case, before its state says that it is purged.</summary>
    public Task DeleteDocumentsAsync(string reference, CancellationToken cancellationToken) =>
        DeleteAsync(reference, SubmissionRowStore.IsDocument, cancellationToken);

    private async Task DeleteAsync(string reference, Func<TableEntity, bool> which, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {reference}");
        var rows = new List<TableTransactionAction>();
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            if (which(entity))
            {
                rows.Add(new(TableTransactionActionType.Delete, entity, ETag.All));
            }
        }

        foreach (var chunk in rows.Chunk(RowsPerTransaction))
        {
            await table.SubmitTransactionAsync(chunk, cancellationToken);
        }
    }
}
