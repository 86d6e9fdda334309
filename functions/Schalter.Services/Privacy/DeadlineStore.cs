using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Schalter.Services.Privacy;

/// <summary>
/// Which case must be gone on which day: one partition per day, so that the purge reads only what is due. A row is written before
/// the data it speaks of, so that no personal datum exists without one.
/// </summary>
public sealed class DeadlineStore(TableServiceClient tables)
{
    private const string Table = "Deadlines";
    private readonly TableClient table = tables.GetTableClient(Table);

    public Task SetAsync(DateOnly day, string kind, string id, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(new TableEntity(Key(day), $"{kind}|{id}"), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Everything due on or before that day, oldest first.</summary>
    public async IAsyncEnumerable<Deadline> DueAsync(
        DateOnly today, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey le {Key(today)}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var parts = row.RowKey.Split('|', 2);
            yield return new(DateOnly.ParseExact(row.PartitionKey, "yyyy-MM-dd", CultureInfo.InvariantCulture), parts[0], parts[1]);
        }
    }

    public async Task RemoveAsync(Deadline deadline, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        await table.DeleteEntityAsync(Key(deadline.Day), $"{deadline.Kind}|{deadline.Id}", ETag.All, cancellationToken);
    }

    private static string Key(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Something of that kind and id is due for deletion on that day.</summary>
public sealed record Deadline(DateOnly Day, string Kind, string Id);
