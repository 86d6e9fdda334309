using Azure.Data.Tables;
using Schalter.Services.Appointments.Draws.Lots;
using Schalter.Services.Events;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Draws.Entries;

/// <summary>
/// Entries, a partition each with their events, and who is in a draw: a row each, in as many partitions as a reference has first characters,
/// so that a hundred thousand are listed in a moment. That row is written first and may name an entry that never came to be.
/// </summary>
public sealed class DrawEntryStore(TableServiceClient tables, EventedRowStore rows)
{
    private const string Days = "Days";
    private const string Out = "Out";
    private const int DeletedAtOnce = 16;
    private readonly TableClient table = tables.GetTableClient(AppointmentNames.DrawEntries);

    /// <summary>Null when there is no such entry.</summary>
    public async Task<DrawEntry?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var found = await rows.FindAsync<DrawEntry>(AppointmentNames.DrawEntries, id, cancellationToken);
        return found is var (entry, version) ? entry with { Version = version } : null;
    }

    /// <summary>Puts it on the list that is drawn from, with its days; one that is withdrawn stays there as such, so that it is found to be deleted.</summary>
    public Task ListAsync(DrawEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var row = new TableEntity(Partition(entry.Service, entry.Draw, entry.Id[0]), entry.Id)
        {
            [Days] = string.Join(' ', entry.Days),
            [Out] = !entry.IsLive,
        };
        return table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Everybody on the list, by reference.</summary>
    public async Task<IReadOnlyList<Lot>> ListedAsync(string service, string draw, CancellationToken cancellationToken) =>
        [.. (await AllAsync(service, draw, cancellationToken)).Where(e => !e.IsOut).Select(e => e.Lot).OrderBy(lot => lot.Entry, StringComparer.Ordinal)];

    /// <summary>Writes the entry on top of what was read.</summary>
    /// <param name="told">Its event; null for none.</param>
    /// <returns>False when somebody else changed it.</returns>
    public Task<bool> CommitAsync(DrawEntry entry, EventRow? told, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return rows.CommitAsync((AppointmentNames.DrawEntries, AppointmentNames.Topic), entry.Id, entry, entry.Version, told, cancellationToken);
    }

    /// <summary>Deletes everybody who took part in a draw; may be called again.</summary>
    public async Task DeleteAllAsync(string service, string draw, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = DeletedAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            await AllAsync(service, draw, cancellationToken), options,
            async (listed, token) => await rows.DeleteAsync(AppointmentNames.DrawEntries, listed.Lot.Entry, token));
        foreach (var first in ReferenceNumber.Characters)
        {
            await rows.DeleteAsync(AppointmentNames.DrawEntries, Partition(service, draw, first), cancellationToken);
        }
    }

    private async Task<IEnumerable<(Lot Lot, bool IsOut)>> AllAsync(string service, string draw, CancellationToken cancellationToken) =>
        (await Task.WhenAll(ReferenceNumber.Characters.Select(c => ReadAsync(Partition(service, draw, c), cancellationToken)))).SelectMany(p => p);

    private async Task<List<(Lot Lot, bool IsOut)>> ReadAsync(string partition, CancellationToken cancellationToken)
    {
        var listed = new List<(Lot, bool)>();
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellationToken))
        {
            listed.Add((new(row.RowKey, row.GetString(Days).Split(' ', StringSplitOptions.RemoveEmptyEntries)), row.GetBoolean(Out) == true));
        }

        return listed;
    }

    private static string Partition(string service, string draw, char first) => $"{DrawState.NameOf(service, draw)}_{first}";
}
