using System.Text.Json;
using Azure;
using Azure.Data.Tables;

namespace Schalter.Services.Events;

/// <summary>
/// One state and its events, a partition each, such as an entry of a line: written in one transaction, and the state row's ETag decides
/// races.
/// </summary>
public sealed class EventedRowStore(TableServiceClient tables, EventOutbox outbox, EventMetrics metrics)
{
    private const int RowsPerTransaction = 100;
    private const string Row = "entry";
    private const string Json = "Entry";

    /// <returns>The state and the version of its row; null when there is none.</returns>
    public async Task<(T State, string Version)?> FindAsync<T>(string table, string partition, CancellationToken cancellationToken)
    {
        var row = await tables.GetTableClient(table).GetEntityIfExistsAsync<TableEntity>(partition, Row, cancellationToken: cancellationToken);
        return row.HasValue
            ? (JsonSerializer.Deserialize<T>(row.Value!.GetString(Json), JsonSerializerOptions.Web)!, row.Value.ETag.ToString())
            : null;
    }

    /// <summary>Writes the state on top of what was read, and has its event published.</summary>
    /// <param name="version">Of what was read; null creates it.</param>
    /// <param name="told">Null when nobody needs to know.</param>
    /// <returns>False when somebody else changed it.</returns>
    public async Task<bool> CommitAsync<T>(
        (string Table, string Topic) place, string partition, T state, string? version, EventRow? told, CancellationToken cancellationToken)
    {
        var row = new TableEntity(partition, Row) { [Json] = JsonSerializer.Serialize(state, JsonSerializerOptions.Web) };
        List<TableTransactionAction> actions =
        [
            version is null ? new(TableTransactionActionType.Add, row) : new(TableTransactionActionType.UpdateReplace, row, new ETag(version)),
        ];
        if (told is null)
        {
            return await SubmitAsync(place.Table, actions, [], cancellationToken);
        }

        var isDone = false;
        actions.Add(new(TableTransactionActionType.Add, EventRowStore.Write(partition, told)));
        await outbox.CommitAsync(place.Table, partition, place.Topic, WriteAsync, cancellationToken);
        return isDone;

        async Task WriteAsync() => isDone = await SubmitAsync(place.Table, actions, [told], cancellationToken);
    }

    /// <summary>Removes the state with its events.</summary>
    public async Task DeleteAsync(string table, string partition, CancellationToken cancellationToken)
    {
        var (client, rows) = (tables.GetTableClient(table), new List<TableTransactionAction>());
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        await foreach (var row in client.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            rows.Add(new(TableTransactionActionType.Delete, row, ETag.All));
        }

        foreach (var chunk in rows.Chunk(RowsPerTransaction))
        {
            await client.SubmitTransactionAsync(chunk, cancellationToken);
        }
    }

    private async Task<bool> SubmitAsync(
        string table, List<TableTransactionAction> actions, IReadOnlyList<EventRow> events, CancellationToken cancellationToken)
    {
        try
        {
            await tables.GetTableClient(table).SubmitTransactionAsync(actions, cancellationToken);
            metrics.Count(events);
            return true;
        }
        catch (TableTransactionFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return false;
        }
    }
}
