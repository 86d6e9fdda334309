using Azure;
using Azure.Data.Tables;
using NodaTime;
using Schalter.Services.Events;

namespace Schalter.Services.Appointments;

/// <summary>A day as it is stored.</summary>
/// <param name="Sequence">Number of the day's last event.</param>
/// <param name="Version">ETag of the day's row: whoever publishes changes it, so that two publishers cannot both succeed. Null before the first.</param>
public sealed record StoredDay(CounterDay Day, int Sequence, string? Version, IReadOnlyList<Place> Places);

/// <summary>Places, by day and service; every change is conditional on the row as it was read.</summary>
public sealed class SlotStore(TableServiceClient tables, EventOutbox outbox, EventMetrics metrics)
{
    /// <summary>Rows of one transaction beside the day's row and its events.</summary>
    public const int PlacesPerTransaction = 98;

    private const int RowsPerTransaction = 100;

    private readonly TableClient table = tables.GetTableClient(AppointmentNames.Slots);

    public async Task<StoredDay> LoadDayAsync(CounterDay day, CancellationToken cancellationToken)
    {
        var (places, state) = (new List<Place>(), (TableEntity?)null);
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {day.Partition} and (RowKey eq {SlotRowStore.DayKey} or (RowKey ge {SlotRowStore.PlacePrefix} and RowKey lt {SlotRowStore.PlacesEnd}))");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (SlotRowStore.IsPlace(row))
            {
                places.Add(SlotRowStore.Read(row));
            }
            else
            {
                state = row;
            }
        }

        return new(day, state?.GetInt32(SlotRowStore.Sequence) ?? 0, state?.ETag.ToString(), places);
    }

    /// <summary>Places of a service that somebody can have now, without their bookings.</summary>
    public async Task<IReadOnlyList<Place>> FreeAsync(
        string service, LocalDate from, LocalDate until, Instant now, CancellationToken cancellationToken)
    {
        var (first, last) = (new CounterDay(service, from).Partition, new CounterDay(service, until).Partition);
        var (free, held) = (PlaceState.Free.ToString(), PlaceState.Held.ToString());
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey ge {first} and PartitionKey le {last} and RowKey ge {SlotRowStore.PlacePrefix} and RowKey lt {SlotRowStore.PlacesEnd} and (State eq {free} or State eq {held})");
        var places = new List<Place>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (SlotRowStore.Read(row) is var place && place.IsFree(now))
            {
                places.Add(place);
            }
        }

        return places;
    }

    /// <summary>Places of a service that people gave back and that nobody sees yet, and those kept for the waiting list; by time.</summary>
    public async Task<IReadOnlyList<Place>> ReturnedAsync(string service, Instant now, CancellationToken cancellationToken)
    {
        var (first, last) = (new CounterDay(service, LocalDate.MinIsoValue).Partition[..^8], $"{service}`");
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey ge {first} and PartitionKey lt {last} and RowKey ge {SlotRowStore.PlacePrefix} and RowKey lt {SlotRowStore.PlacesEnd} and (FreeFrom gt {now.ToDateTimeOffset()} or IsOffer eq true)");
        var places = new List<Place>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (SlotRowStore.Read(row) is { State: PlaceState.Free or PlaceState.Held, Hold: not { IsDrawn: true } } place && place.Key.Start > now)
            {
                places.Add(place);
            }
        }

        return [.. places.OrderBy(p => p.Key.Start)];
    }

    /// <summary>Null when there is no such place.</summary>
    public async Task<Place?> FindAsync(PlaceKey key, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(
            key.Day.Partition, SlotRowStore.PlacePrefix + key.Name, cancellationToken: cancellationToken);
        return row.HasValue ? SlotRowStore.Read(row.Value!) : null;
    }

    /// <summary>Writes a place that was not there yet, without an event.</summary>
    /// <returns>Null when it is there by now.</returns>
    public async Task<Place?> AddAsync(Place place, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(place);
        try
        {
            var answer = await table.AddEntityAsync(SlotRowStore.Write(place), cancellationToken);
            return place with { Version = answer.Headers.ETag!.Value.ToString() };
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return null;
        }
    }

    /// <summary>Writes one place on top of what was read; for changes without an event.</summary>
    /// <returns>The place as it is now; null when somebody else changed it.</returns>
    public async Task<Place?> ReplaceAsync(Place place, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(place);
        try
        {
            var answer = await table.UpdateEntityAsync(
                SlotRowStore.Write(place), new ETag(place.Version!), TableUpdateMode.Replace, cancellationToken);
            return place with { Version = answer.Headers.ETag!.Value.ToString() };
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Writes one place and its events together, and has them published.</summary>
    /// <returns>False when somebody else changed the place.</returns>
    public async Task<bool> CommitAsync(Place place, IReadOnlyList<EventRow> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(place);
        var isDone = false;
        await PublishAsync(place.Key.Day, WriteAsync, cancellationToken);
        return isDone;

        async Task WriteAsync()
        {
            isDone = await SubmitAsync(place.Key.Day.Partition, [Action(SlotRowStore.Write(place), place.Version)], events, cancellationToken) is not null;
        }
    }

    /// <summary>Writes places and events together, on top of what was read.</summary>
    /// <returns>The day with its new version, for the next transaction; null when somebody else changed one of the rows.</returns>
    public async Task<StoredDay?> SaveAsync(
        StoredDay before, IReadOnlyList<Place> places, int sequence, IReadOnlyList<EventRow> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(places);
        var partition = before.Day.Partition;
        var day = new TableEntity(partition, SlotRowStore.DayKey) { [SlotRowStore.Sequence] = sequence };
        List<TableTransactionAction> actions = [Action(day, before.Version), .. places.Select(p => Action(SlotRowStore.Write(p), p.Version))];
        return await SubmitAsync(partition, actions, events, cancellationToken) is { } version ? before with { Sequence = sequence, Version = version } : null;
    }

    /// <returns>The new version of the first row; null when a row is no longer what was read.</returns>
    private async Task<string?> SubmitAsync(
        string partition, IReadOnlyList<TableTransactionAction> places, IReadOnlyList<EventRow> events, CancellationToken cancellationToken)
    {
        try
        {
            var answers = await table.SubmitTransactionAsync(
                [.. places, .. events.Select(e => Action(EventRowStore.Write(partition, e), null))], cancellationToken);
            metrics.Count(events);
            return answers.Value[0].Headers.ETag!.Value.ToString();
        }
        catch (TableTransactionFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return null;
        }
    }

    /// <summary>Has the events of a day published that <paramref name="commit"/> writes.</summary>
    public Task PublishAsync(CounterDay day, Func<Task> commit, CancellationToken cancellationToken) =>
        outbox.CommitAsync(AppointmentNames.Slots, day.Partition, AppointmentNames.Topic, commit, cancellationToken);

    /// <summary>Removes every row of the day, the events too.</summary>
    public async Task DeleteDayAsync(CounterDay day, CancellationToken cancellationToken)
    {
        var rows = new List<TableTransactionAction>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {day.Partition}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            rows.Add(new(TableTransactionActionType.Delete, row, ETag.All));
        }

        foreach (var chunk in rows.Chunk(RowsPerTransaction))
        {
            await table.SubmitTransactionAsync(chunk, cancellationToken);
        }
    }

    private static TableTransactionAction Action(TableEntity row, string? version) => version is null
        ? new(TableTransactionActionType.Add, row)
        : new(TableTransactionActionType.UpdateReplace, row, new ETag(version));
}
