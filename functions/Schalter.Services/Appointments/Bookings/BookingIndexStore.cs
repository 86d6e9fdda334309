using Azure;
using Azure.Data.Tables;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>Where a booking lies. Written before the booking itself, so that none is ever without; the place's row decides whether it is one.</summary>
public sealed class BookingIndexStore(TableServiceClient tables)
{
    private const string Key = "place";
    private const string Day = "Day";
    private const string Place = "Place";
    private readonly TableClient table = tables.GetTableClient(AppointmentNames.Bookings);

    public Task WriteAsync(string booking, PlaceKey place, CancellationToken cancellationToken) => table.UpsertEntityAsync(
        new TableEntity(booking, Key) { [Day] = place.Day.Partition, [Place] = place.Name }, TableUpdateMode.Replace, cancellationToken);

    /// <summary>Null when no booking of that reference was ever begun.</summary>
    public async Task<PlaceKey?> FindAsync(string booking, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(booking, Key, cancellationToken: cancellationToken);
        return row.HasValue ? PlaceKey.Parse(CounterDay.Parse(row.Value!.GetString(Day)), row.Value.GetString(Place)) : null;
    }

    /// <summary>Takes away what points to a day that is over.</summary>
    public async Task RemoveDayAsync(CounterDay day, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"Day eq {day.Partition}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
        }
    }
}
