using Azure;
using Azure.Data.Tables;

namespace Schalter.Services.Appointments.Bookings;

/// <param name="Place">Where it is, or was before a move.</param>
/// <param name="Next">Where it is being moved to; if it is there, that counts.</param>
/// <param name="Version">ETag of the row it was read from; null to write whatever is there.</param>
public sealed record Whereabouts(PlaceKey Place, PlaceKey? Next, string? Version = null);

/// <summary>Where a booking lies. Written before the booking itself, so that none is ever without; the place's row decides whether it is one.</summary>
public sealed class BookingIndexStore(TableServiceClient tables)
{
    private const string Key = "place";
    private const string Day = "Day";
    private const string Place = "Place";
    private const string Next = "Next";
    private readonly TableClient table = tables.GetTableClient(AppointmentNames.Bookings);

    /// <summary>Notes where a booking will be.</summary>
    /// <param name="known">What was noted of it before, without a booking having come of it.</param>
    /// <returns>False when somebody else has noted another place meanwhile.</returns>
    public async Task<bool> NoteAsync(string booking, PlaceKey place, Whereabouts? known, CancellationToken cancellationToken)
    {
        if (known is not null)
        {
            return known.Place == place || await WriteAsync(booking, new(place, null, known.Version), cancellationToken);
        }

        try
        {
            await table.AddEntityAsync(Row(booking, new(place, null)), cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return (await FindAsync(booking, cancellationToken))?.Place == place;
        }
    }

    /// <returns>False when somebody else changed it since it was read.</returns>
    public async Task<bool> WriteAsync(string booking, Whereabouts where, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(where);
        var row = Row(booking, where);
        try
        {
            await (where.Version is { } version
                ? table.UpdateEntityAsync(row, new ETag(version), TableUpdateMode.Replace, cancellationToken)
                : table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken));
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return false;
        }
    }

    /// <summary>Null when no booking of that reference was ever begun.</summary>
    public async Task<Whereabouts?> FindAsync(string booking, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(booking, Key, cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>Takes away what points to a day that is over; of a booking that moved on, the new place stays.</summary>
    public async Task RemoveDayAsync(CounterDay day, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"Day eq {day.Partition}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (Read(row) is { Next: { } next } moved)
            {
                await WriteAsync(row.PartitionKey, new(next, null, moved.Version), cancellationToken);
            }
            else
            {
                await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
            }
        }
    }

    private static TableEntity Row(string booking, Whereabouts where) =>
        new(booking, Key) { [Day] = where.Place.Day.Partition, [Place] = where.Place.Name, [Next] = where.Next?.Path };

    private static Whereabouts Read(TableEntity row) => new(
        PlaceKey.Parse(CounterDay.Parse(row.GetString(Day)), row.GetString(Place)),
        row.GetString(Next) is { } next ? PlaceKey.At(next) : null,
        row.ETag.ToString());
}
