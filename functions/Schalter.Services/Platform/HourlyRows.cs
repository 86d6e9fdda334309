using Azure;
using Azure.Data.Tables;

namespace Schalter.Services.Platform;

/// <summary>Removes rows whose partitions begin with the hour (<c>2026112314</c>) until which they matter.</summary>
internal static class HourlyRows
{
    private const int PerTransaction = 100;

    /// <summary>All rows of earlier hours. Another run that does the same at the same time only saves this one work.</summary>
    public static async Task RemoveBeforeAsync(this TableClient table, DateTimeOffset hour, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey lt {Hours.Of(hour)}");
        string[] keys = [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey)];
        var batch = new List<TableTransactionAction>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: keys, cancellationToken: cancellationToken))
        {
            if (batch.Count == PerTransaction || (batch.Count > 0 && batch[0].Entity.PartitionKey != row.PartitionKey))
            {
                await RemoveAsync(table, batch, cancellationToken);
            }

            batch.Add(new(TableTransactionActionType.Delete, row, ETag.All));
        }

        await RemoveAsync(table, batch, cancellationToken);
    }

    private static async Task RemoveAsync(TableClient table, List<TableTransactionAction> batch, CancellationToken cancellationToken)
    {
        try
        {
            await (batch.Count > 0 ? table.SubmitTransactionAsync(batch, cancellationToken) : Task.CompletedTask);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
        }

        batch.Clear();
    }
}
