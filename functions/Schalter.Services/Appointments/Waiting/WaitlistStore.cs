using System.Globalization;
using System.Text.Json;
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
public sealed class WaitlistStore(TableServiceClient tables, EventOutbox outbox, EventMetrics metrics)
{
    private const string Row = "entry";
    private const string Entry = "Entry";
    private const string Line = "line_";
    private const int TickDigits = 19;
    private readonly TableClient table = tables.GetTableClient(AppointmentNames.Waitlist);

    /// <summary>Null when nobody waits under this reference.</summary>
    public async Task<WaitingEntry?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(id, Row, cancellationToken: cancellationToken);
        return row.HasValue
            ? JsonSerializer.Deserialize<WaitingEntry>(row.Value!.GetString(Entry), JsonSerializerOptions.Web)! with { Version = row.Value.ETag.ToString() }
            : null;
    }

    /// <summary>Takes a place at the end of the line.</summary>
    public Task QueueAsync(WaitingEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return table.UpsertEntityAsync(new TableEntity(Line + entry.Service, LineKey(LinePlace.Of(entry))) { [Entry] = entry.Id }, TableUpdateMode.Replace, cancellationToken);
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
    public async Task<bool> CommitAsync(WaitingEntry entry, EventRow? told, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var row = new TableEntity(entry.Id, Row) { [Entry] = JsonSerializer.Serialize(entry, JsonSerializerOptions.Web) };
        List<TableTransactionAction> actions =
        [
            entry.Version is null ? new(TableTransactionActionType.Add, row) : new(TableTransactionActionType.UpdateReplace, row, new ETag(entry.Version)),
        ];
        if (told is null)
        {
            return await SubmitAsync(actions, [], cancellationToken);
        }

        var isDone = false;
        actions.Add(new(TableTransactionActionType.Add, EventRowStore.Write(entry.Id, told)));
        await outbox.CommitAsync(AppointmentNames.Waitlist, entry.Id, AppointmentNames.Topic, WriteAsync, cancellationToken);
        return isDone;

        async Task WriteAsync() => isDone = await SubmitAsync(actions, [told], cancellationToken);
    }

    public async Task DeleteAsync(WaitingEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        await UnqueueAsync(LinePlace.Of(entry), cancellationToken);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {entry.Id}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
        }
    }

    private async Task<bool> SubmitAsync(List<TableTransactionAction> actions, IReadOnlyList<EventRow> events, CancellationToken cancellationToken)
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

    private static string LineKey(LinePlace place) => string.Create(CultureInfo.InvariantCulture, $"{place.EnteredAt:D19}_{place.Entry}");
}
