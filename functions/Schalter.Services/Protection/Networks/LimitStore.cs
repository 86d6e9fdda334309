using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Schalter.Services.Platform;

namespace Schalter.Services.Protection.Networks;

/// <summary>
/// Counts that instances share. A network that is busy has a row per minute, in which every instance writes a column of its own: nobody
/// overwrites another, and writing twice changes nothing. Keyed hashes only.
/// </summary>
public sealed class LimitStore(TableServiceClient tables)
{
    private const string Taken = "Taken";
    private const string Takers = "Takers";
    private readonly TableClient table = tables.GetTableClient(ProtectionNames.Limits);

    /// <summary>Says what this instance counted in a minute.</summary>
    /// <param name="minute">Minutes since 1970.</param>
    /// <param name="instance">Letters and digits.</param>
    /// <returns>What all others counted.</returns>
    public async Task<int> ExchangeAsync(long minute, string what, string instance, int count, CancellationToken cancellationToken)
    {
        var (key, column) = (Hours.Minute(minute), $"n{instance}");
        await table.UpsertEntityAsync(new TableEntity(key, what) { [column] = count }, TableUpdateMode.Merge, cancellationToken);
        var row = await table.GetEntityAsync<TableEntity>(key, what, cancellationToken: cancellationToken);
        return row.Value.Where(c => c.Key != column && c.Key.StartsWith('n')).Sum(c => Convert.ToInt32(c.Value, CultureInfo.InvariantCulture));
    }

    /// <summary>Takes one of the few that there are of something in an hour.</summary>
    /// <returns>Which one it is, from 1 on; null when none is left.</returns>
    public async Task<int?> TakeAsync(DateTimeOffset hour, string what, int most, CancellationToken cancellationToken)
    {
        while (true)
        {
            var row = await table.GetEntityIfExistsAsync<TableEntity>(Hours.Of(hour), what, cancellationToken: cancellationToken);
            var taken = row.HasValue ? row.Value!.GetInt32(Taken) ?? 0 : 0;
            if (taken >= most)
            {
                return null;
            }

            if (await WriteAsync(new(Hours.Of(hour), what) { [Taken] = taken + 1 }, row.HasValue ? row.Value!.ETag : null, cancellationToken))
            {
                return taken + 1;
            }
        }
    }

    /// <summary>The same for something that may be asked for again: it takes one only, however often that is.</summary>
    /// <param name="taker">Letters, digits and hyphens.</param>
    /// <returns>False when none was left for it.</returns>
    public async Task<bool> TakeOnceAsync(DateTimeOffset hour, string what, int most, string taker, CancellationToken cancellationToken)
    {
        while (true)
        {
            var row = await table.GetEntityIfExistsAsync<TableEntity>(Hours.Of(hour), what, cancellationToken: cancellationToken);
            string[] takers = row.HasValue && row.Value!.GetString(Takers) is { } known ? known.Split('|') : [];
            if (takers.Contains(taker) || takers.Length >= most)
            {
                return takers.Contains(taker);
            }

            var next = new TableEntity(Hours.Of(hour), what) { [Takers] = string.Join('|', [.. takers, taker]) };
            if (await WriteAsync(next, row.HasValue ? row.Value!.ETag : null, cancellationToken))
            {
                return true;
            }
        }
    }

    /// <summary>Forgets what was counted before that hour.</summary>
    public Task PurgeAsync(DateTimeOffset hour, CancellationToken cancellationToken) => table.RemoveBeforeAsync(hour, cancellationToken);

    private async Task<bool> WriteAsync(TableEntity row, ETag? read, CancellationToken cancellationToken)
    {
        try
        {
            await (read is { } tag
                ? table.UpdateEntityAsync(row, tag, TableUpdateMode.Replace, cancellationToken)
                : table.AddEntityAsync(row, cancellationToken));
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return false;
        }
    }
}
