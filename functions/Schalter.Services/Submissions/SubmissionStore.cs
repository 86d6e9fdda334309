using Azure;
using Azure.Data.Tables;
using Schalter.Services.Events;

namespace Schalter.Services.Submissions;

/// <summary>
/// State, documents, requests, notes and events of cases: one partition each, written in one transaction; the state row's ETag decides races.
/// </summary>
public sealed class SubmissionStore(TableServiceClient tables, EventOutbox outbox, EventMetrics metrics)
{
    private const int RowsPerTransaction = 100;
    private readonly TableClient table = tables.GetTableClient(SubmissionNames.Table);

    /// <summary>Null when there is no state (yet).</summary>
    public async Task<StoredSubmission?> LoadAsync(string reference, CancellationToken cancellationToken)
    {
        var rows = new List<TableEntity>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {reference}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            rows.Add(entity);
        }

        if (rows.Find(SubmissionRowStore.IsState) is not { } state)
        {
            return null;
        }

        var submission = SubmissionRowStore.Read<Submission>(state) with
        {
            Documents = Parts<CaseDocument>(rows, SubmissionRowStore.IsDocument),
            Requests = Parts<CaseRequest>(rows, SubmissionRowStore.IsRequest),
            Notes = Parts<CaseNote>(rows, SubmissionRowStore.IsNote),
        };
        return new(submission, state.ETag.ToString(), [.. rows.Where(EventRowStore.IsEvent).Select(EventRowStore.Read)]);
    }

    /// <summary>The reference of the case that this one stands for; itself when it is no second reference, or nothing is known of it.</summary>
    public async Task<string> FirstReferenceAsync(string reference, CancellationToken cancellationToken)
    {
        var state = await table.GetEntityIfExistsAsync<TableEntity>(
            reference, SubmissionRowStore.StateKey, cancellationToken: cancellationToken);
        return state.HasValue ? SubmissionRowStore.Read<Submission>(state.Value!).AliasOf ?? reference : reference;
    }

    /// <summary>Writes the new state, changed documents, requests, notes and new events together, then has the events published.</summary>
    /// <param name="before">What the decision was made on; null creates the case.</param>
    /// <exception cref="RequestFailedException">409 or 412: somebody else was faster; load and decide again.</exception>
    public async Task SaveAsync(
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
        actions.AddRange(SubmissionRowStore.WriteChanged(before?.State, after).Select(row => new TableTransactionAction(
            TableTransactionActionType.UpsertReplace, row)));
        actions.AddRange(events.Select(e => new TableTransactionAction(
            TableTransactionActionType.Add, EventRowStore.Write(after.Reference, e))));
        await outbox.CommitAsync(
            SubmissionNames.Table, after.Reference, SubmissionNames.Topic,
            () => table.SubmitTransactionAsync(actions, cancellationToken), cancellationToken);
        metrics.Count(events);
    }

    /// <summary>Removes every row of the case.</summary>
    public Task DeleteAsync(string reference, CancellationToken cancellationToken) =>
        DeleteAsync(reference, _ => true, cancellationToken);

    /// <summary>Removes what people wrote (rows of documents, requests, notes), before the state says that the case is purged.</summary>
    public Task DeleteContentAsync(string reference, CancellationToken cancellationToken) =>
        DeleteAsync(reference, row => !SubmissionRowStore.IsState(row) && !EventRowStore.IsEvent(row), cancellationToken);

    private static List<T> Parts<T>(IEnumerable<TableEntity> rows, Func<TableEntity, bool> which) =>
        [.. rows.Where(which).Select(SubmissionRowStore.Read<T>)];

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
