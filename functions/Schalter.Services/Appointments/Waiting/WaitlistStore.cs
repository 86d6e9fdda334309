using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Schalter.Services.Events;

namespace Schalter.Services.Appointments.Waiting;

/// <summary>A place in a line. It is written before the entry and removed after it: only one that fits the entry's own row counts.</summary>
/// <param name="EnteredAt">Ticks of UTC.</param>
public sealed record LinePlace(string Service, string Entry, long EnteredAt)
{
    public static LinePlace Of(WaitingEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new(entry.Service, entry.Id, entry.EnteredAt.UtcTicks);
    }
}

/// <summary>
/// Entries of the waiting lists: a partition each, with their events, and a line per service, ordered by the time of entry. The line is
/// written first and may name entries that are not there; the entry's own row decides.
/// </summary>
public sealed class WaitlistStore(TableServiceClient tables, EventedRowStore entries)
{
    private const string Entry = "Entry";
    private const string Line = "line_";
    private const int TickDigits = 19;
    private readonly TableClient table = tables.GetTableClient(AppointmentNames.Waitlist);

    /// <summary>Null when nobody waits under this reference.</summary>
    public async Task<WaitingEntry?> FindAsync(string id, CancellationToken cancellationToken) =>
        await entries.FindAsync<WaitingEntry>(AppointmentNames.Waitlist, id, cancellationToken) is var (entry, version) ? entry with { Version = version } : null;

    /// <summary>Takes a place at the end of the line.</summary>
    public Task QueueAsync(WaitingEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return table.UpsertEntityAsync(
            new TableEntity(Line + entry.Service, LineKey(LinePlace.Of(entry))) { [Entry] = entry.Id }, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>In the order of entry.</summary>
    public async Task<IReadOnlyList<LinePlace>> LineAsync(string service, CancellationToken cancellationToken)
    {
        var line = new List<LinePlace>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Line + service}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            line.Add(new(service, row.GetString(Entry), long.Parse(row.RowKey.AsSpan(0, TickDigits), CultureInfo.InvariantCulture)));
        }

        return line;
    }

    /// <summary>Leaves the line; doing it again is harmless.</summary>
    public Task UnqueueAsync(LinePlace place, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(place);
        return table.DeleteEntityAsync(Line + place.Service, LineKey(place), ETag.All, cancellationToken);
    }

    /// <summary>Writes the entry on top of what was read.</summary>
    /// <param name="told">Its event; null for none.</param>
    /// <returns>False when somebody else changed it.</returns>
    public Task<bool> CommitAsync(WaitingEntry entry, EventRow? told, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entries.CommitAsync((AppointmentNames.Waitlist, AppointmentNames.Topic), entry.Id, entry, entry.Version, told, cancellationToken);
    }

    public async Task DeleteAsync(WaitingEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        await UnqueueAsync(LinePlace.Of(entry), cancellationToken);
        await entries.DeleteAsync(AppointmentNames.Waitlist, entry.Id, cancellationToken);
    }

    private static string LineKey(LinePlace place) => string.Create(CultureInfo.InvariantCulture, $"{place.EnteredAt:D19}_{place.Entry}");
}
