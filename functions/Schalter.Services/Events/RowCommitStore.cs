using Azure;
using Azure.Data.Tables;

namespace Schalter.Services.Events;

/// <summary>Writes a row on top of what was read, and what it tells in the same transaction.</summary>
public sealed class RowCommitStore(EventOutbox outbox, EventMetrics metrics)
{
    private const int RowsPerTransaction = 100;

    /// <param name="version">ETag of what was read; null: there was nothing.</param>
    /// <param name="told">Its event; null for none.</param>
    /// <returns>False when somebody else changed it.</returns>
    public async Task<bool> CommitAsync(
        TableClient table, string topic, TableEntity row, string? version, EventRow? told, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(row);
        List<TableTransactionAction> actions =
        [
            version is null ? new(TableTransactionActionType.Add, row) : new(TableTransactionActionType.UpdateReplace, row, new ETag(version)),
        ];
        if (told is null)
        {
            return await SubmitAsync(table, actions, [], cancellationToken);
        }

        var isDone = false;
        actions.Add(new(TableTransactionActionType.Add, EventRowStore.Write(row.PartitionKey, told)));
        await outbox.CommitAsync(table.Name, row.PartitionKey, topic, WriteAsync, cancellationToken);
        return isDone;

        async Task WriteAsync() => isDone = await SubmitAsync(table, actions, [told], cancellationToken);
    }

    /// <summary>Removes a partition, events and all; may be called again.</summary>
    public static async Task DeleteAsync(TableClient table, string partition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        var rows = new List<TableTransactionAction>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            rows.Add(new(TableTransactionActionType.Delete, row, ETag.All));
        }

        foreach (var chunk in rows.Chunk(RowsPerTransaction))
        {
            await table.SubmitTransactionAsync(chunk, cancellationToken);
        }
    }

    private async Task<bool> SubmitAsync(
        TableClient table, List<TableTransactionAction> actions, IReadOnlyList<EventRow> events, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync(actions, cancellationToken);
            metrics.Count(events);
            return true;
        }
        catch (TableTransactionFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return false;
        }
    }
}
