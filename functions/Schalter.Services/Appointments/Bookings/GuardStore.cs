using Azure;
using Azure.Data.Tables;
using NodaTime;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>Which place a person has, or is about to have, in a group of services.</summary>
/// <param name="Person">Keyed hash of the person.</param>
/// <param name="Booking">Reference of the booking.</param>
/// <param name="HoldHash">The hold it is made from.</param>
/// <param name="ExpiresAt">Until then the booking may be under way; afterwards only the place's own row counts.</param>
public sealed record Guard(
    string Person, string Group, string Booking, PlaceKey Place, string HoldHash, Instant ExpiresAt, string? Version = null);

/// <summary>One row per person and group of services: who writes it first may book.</summary>
public sealed class GuardStore(TableServiceClient tables)
{
    private const string Day = "Day";
    private readonly TableClient table = tables.GetTableClient(AppointmentNames.Persons);

    public async Task<Guard?> FindAsync(string person, string group, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(person, group, cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>Writes the guard: new, or over the one that was read.</summary>
    /// <returns>Null when somebody else was faster.</returns>
    public async Task<Guard?> WriteAsync(Guard guard, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guard);
        try
        {
            var answer = guard.Version is { } version
                ? await table.UpdateEntityAsync(Write(guard), new ETag(version), TableUpdateMode.Replace, cancellationToken)
                : await table.AddEntityAsync(Write(guard), cancellationToken);
            return guard with { Version = answer.Headers.ETag!.Value.ToString() };
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return null;
        }
    }

    /// <summary>Takes the guard away, unless it is another's by now.</summary>
    public async Task RemoveAsync(Guard guard, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guard);
        try
        {
            await table.DeleteEntityAsync(guard.Person, guard.Group, new ETag(guard.Version!), cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
        }
    }

    /// <summary>Takes away the guards of a day that is over.</summary>
    public async Task RemoveDayAsync(CounterDay day, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"Day eq {day.Partition}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            await RemoveAsync(Read(row), cancellationToken);
        }
    }

    private static TableEntity Write(Guard guard) => new(guard.Person, guard.Group)
    {
        [nameof(Guard.Booking)] = guard.Booking,
        [Day] = guard.Place.Day.Partition,
        [nameof(Guard.Place)] = guard.Place.Name,
        [nameof(Guard.HoldHash)] = guard.HoldHash,
        [nameof(Guard.ExpiresAt)] = guard.ExpiresAt.ToDateTimeOffset(),
    };

    private static Guard Read(TableEntity row) => new(
        row.PartitionKey, row.RowKey, row.GetString(nameof(Guard.Booking)),
        PlaceKey.Parse(CounterDay.Parse(row.GetString(Day)), row.GetString(nameof(Guard.Place))), row.GetString(nameof(Guard.HoldHash)),
        Instant.FromDateTimeOffset(row.GetDateTimeOffset(nameof(Guard.ExpiresAt))!.Value), row.ETag.ToString());
}
