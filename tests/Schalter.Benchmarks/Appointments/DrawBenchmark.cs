using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Azure.Data.Tables;
using NodaTime;
using Schalter.Benchmarks.Measuring;
using Schalter.Emulators.Functions.Local;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Appointments.Draws.Lots;
using Schalter.Services.Platform;

namespace Schalter.Benchmarks.Appointments;

/// <summary>How long a large draw takes: the draw itself, and finding everybody who takes part in the table.</summary>
internal static class DrawBenchmark
{
    private const int Entries = 100_000;
    private const int Rounds = 5;
    private const int PerDay = 200;
    private static readonly LocalDate First = new(2027, 3, 1);

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        Console.WriteLine(Machine.Now());
        var list = Measured();
        await using var azurite = await AzuriteProcess.StartAsync(null, cancellationToken: cancellationToken);
        await MeasureListAsync(azurite.TakeAccount(), list, cancellationToken);
    }

    private static DrawList Measured()
    {
        var random = new Random(1);
        var places = Enumerable.Range(0, 31).SelectMany(day => Enumerable.Range(1, PerDay).Select(counter => new PlaceKey(
            new("service", First.PlusDays(day)), Instant.FromUtc(2027, 3, 1 + day, 7, 0), "main", counter))).ToList();
        var list = new DrawList("service", "spring", places, [.. Enumerable.Range(0, Entries).Select(_ => new Lot(ReferenceNumber.NewRandom().Value, Days(random)))]);
        var seed = RandomNumberGenerator.GetBytes(32);
        var (drawing, writing) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var result = DrawResult.Of(seed, list);
            drawing.Add(watch.Elapsed.TotalSeconds);
            watch.Restart();
            _ = (list.Write(), result.Write(), DrawList.Read(list.Write()));
            writing.Add(watch.Elapsed.TotalSeconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Entries} entries, {places.Count} places: drawn in {drawing.Median():0.00} s (median of {Rounds}), files written and read in {writing.Median():0.00} s"));
        return list;
    }

    /// <summary>Azurite is one process on this machine: a storage account has more to give.</summary>
    private static async Task MeasureListAsync(string connection, DrawList list, CancellationToken cancellationToken)
    {
        await LocalResources.Read(LocalResources.Path).CreateAsync(connection, cancellationToken);
        var tables = new TableServiceClient(connection);
        var table = tables.GetTableClient("DrawEntries");
        foreach (var chunk in list.Lots.GroupBy(l => l.Entry[0]).SelectMany(g => g.Chunk(100)))
        {
            await table.SubmitTransactionAsync(
                chunk.Select(l => new TableTransactionAction(TableTransactionActionType.Add, Row(l.Entry, l.Days))), cancellationToken);
        }

        var watch = Stopwatch.StartNew();
        var listed = await new DrawEntryStore(tables, null!).ListedAsync("service", "spring", cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{listed.Count} entries listed from the table in {watch.Elapsed.TotalSeconds:0.0} s"));
    }

    private static TableEntity Row(string entry, IEnumerable<string> days) =>
        new($"service_spring_{entry[0]}", entry) { ["Days"] = string.Join(' ', days), ["Out"] = false };

    private static string[] Days(Random random) =>
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(31)).Distinct().Select(d => OfficeTime.Iso(First.PlusDays(d)))];
}
