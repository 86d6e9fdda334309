using System.Diagnostics;
using Azure;
using Azure.Data.Tables;
using Schalter.Benchmarks.Measuring;
using Schalter.Emulators.Functions.Local;
using Schalter.Services.Appointments;

namespace Schalter.Benchmarks.Appointments;

/// <summary>
/// Many people and few places at the same moment: time until all have an answer, against the bare operations (each person reads a place
/// and writes it on condition), and storage calls per person. Azurite keeps everything in memory.
/// </summary>
internal static class BookingBenchmark
{
    private static readonly (int People, int Places)[] Rushes = [(2000, 50), (200, 200), (50, 1)];

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        Console.WriteLine(Machine.Now());
        using var counted = new CountedCalls();
        await using var azurite = await AzuriteProcess.StartAsync(null, cancellationToken: cancellationToken);
        await RushAsync(azurite.TakeAccount(), 20, 20, isWarmUp: true, cancellationToken);
        foreach (var (people, places) in Rushes)
        {
            await RushAsync(azurite.TakeAccount(), people, places, isWarmUp: false, cancellationToken);
        }

        await PublishAsync(azurite.TakeAccount(), 10_000, cancellationToken);
        await LookAsync(azurite.TakeAccount(), cancellationToken);
    }

    private static async Task RushAsync(string connection, int people, int places, bool isWarmUp, CancellationToken cancellationToken)
    {
        await using var office = await CounterOffice.OpenAsync(connection, places, cancellationToken);
        await office.PublishAsync(cancellationToken);
        var rows = await office.RowsAsync(cancellationToken);
        var floor = await TimeAsync(people, i => FloorAsync(office.Get<TableServiceClient>().GetTableClient("Slots"), rows[i % rows.Count], cancellationToken));
        var calls = new int[people];
        var ours = await TimeAsync(people, async i => calls[i] = await BookAsync(office, i, cancellationToken));
        var after = await office.RowsAsync(cancellationToken);
        var booked = after.Where(r => r.GetString("State") == nameof(PlaceState.Booked)).Select(r => r.GetString("Booking")).ToList();
        if (!isWarmUp)
        {
            Console.WriteLine(
                $"{people} people on {rows.Count} places: all answered in {ours.TotalMilliseconds:0} ms ({people / ours.TotalSeconds:0}/s), floor {floor.TotalMilliseconds:0} ms, "
                + $"ratio {ours / floor:0.00}; booked {booked.Count}, twice {booked.Count - booked.Distinct().Count()}; "
                + $"storage calls per person: median {calls.Select(c => (double)c).Median():0}, mean {calls.Average():0.00}");
        }
    }

    private static async Task<TimeSpan> TimeAsync(int people, Func<int, Task> person)
    {
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, people).Select(i => Task.Run(() => person(i))));
        return Stopwatch.GetElapsedTime(began);
    }

    private static async Task<int> BookAsync(CounterOffice office, int person, CancellationToken cancellationToken)
    {
        var own = CountedCalls.Begin();
        if ((await office.HoldAsync(cancellationToken)).Value is { } held
            && (await office.BookAsync(held.Hold, person, cancellationToken)).Refusal is { } refusal)
        {
            throw new InvalidOperationException($"A held place was not booked: {refusal.Code}");
        }

        return own.Calls;
    }

    /// <summary>The same row as before is written back, so that it can be booked afterwards.</summary>
    private static async Task FloorAsync(TableClient table, TableEntity row, CancellationToken cancellationToken)
    {
        var read = (await table.GetEntityAsync<TableEntity>(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken)).Value;
        try
        {
            await table.UpdateEntityAsync(read, read.ETag, TableUpdateMode.Replace, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
        }
    }

    private static async Task PublishAsync(string connection, int places, CancellationToken cancellationToken)
    {
        await using var office = await CounterOffice.OpenAsync(connection, places, cancellationToken);
        var began = Stopwatch.GetTimestamp();
        await office.PublishAsync(cancellationToken);
        var ours = Stopwatch.GetElapsedTime(began);
        var rows = await office.RowsAsync(cancellationToken);
        var table = office.Get<TableServiceClient>().GetTableClient("Bookings");
        began = Stopwatch.GetTimestamp();
        foreach (var chunk in rows.Chunk(100))
        {
            await table.SubmitTransactionAsync(chunk.Select(r => new TableTransactionAction(TableTransactionActionType.Add, r)), cancellationToken);
        }

        var floor = Stopwatch.GetElapsedTime(began);
        Console.WriteLine($"{rows.Count} places published in {ours.TotalMilliseconds:0} ms, bare transactions of 100 {floor.TotalMilliseconds:0} ms, ratio {ours / floor:0.00}");
    }

    private static async Task LookAsync(string connection, CancellationToken cancellationToken)
    {
        await using var office = await CounterOffice.OpenAsync(connection, 1000, cancellationToken);
        await office.PublishAsync(cancellationToken);
        await office.ListAsync(cancellationToken);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var changing = ChangeAsync(office, end.Token);
        var looks = await Load.RunAsync(8, TimeSpan.FromSeconds(5), async (_, token) => _ = (await office.ListAsync(token)).Value!.Slots.Count, cancellationToken);
        await end.CancelAsync();
        Console.WriteLine($"free times read {looks.PerSecond:0}/s by 8 readers while {await changing / 5.0:0} places change per second; p99 {looks.Percentile(99):0.000} ms");
    }

    private static async Task<int> ChangeAsync(CounterOffice office, CancellationToken cancellationToken)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var changes = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            await office.HoldAsync(CancellationToken.None);
            changes++;
            try
            {
                await beat.WaitForNextTickAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
            }
        }

        return changes;
    }
}
