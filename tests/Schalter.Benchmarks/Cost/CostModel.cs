using System.Globalization;

namespace Schalter.Benchmarks.Cost;

/// <summary><c>cost</c>: euros per month, per 10,000 applications and per peak day; and where the first limit is met. Figures for docs/capacity.md.</summary>
internal static class CostModel
{
    private const int Seed = 20261123;
    private const int Lot = 10_000;
    private const int ReleaseSeconds = 60;

    /// <summary>Of the calls of a booking those that meet in the partition of its day: look, hold, book.</summary>
    private const int CallsOnTheDay = 3;

    /// <summary>Of a booking while the person waits; events follow later and can wait.</summary>
    private const double CallsAtOnce = 7;

    public static void Run(FileInfo? file)
    {
        var prices = Prices.Read(file);
        Print($"Prices of {prices.AsOf:yyyy-MM-dd}, euro without tax");
        Print($"\nA month in which nobody comes (prod)", Bill.OfEmptyMonth(prices));
        foreach (var work in new[] { Work.Application, Work.Booking })
        {
            Print($"\n10,000 times {work.Name}: {work.StorageCalls:0} storage calls, {work.FunctionCalls:0} executions each", Bill.Of(work, Lot, prices));
        }

        var day = Bill.Of(Work.Application, 3000, prices).Total + Bill.Of(Work.Booking, 2000, prices).Total;
        Print($"\nThe worst day of a city (3,000 applications, 2,000 bookings): {day:0.00}");
        Console.WriteLine("\nSteady load: share of what Azure names as a floor, busiest hour");
        Console.WriteLine("| | applications/s | queue `events-pending` | tables of the account | topic, Standard |\n| --- | --- | --- | --- | --- |");
        foreach (var scale in Scale.All)
        {
            PrintLoad(scale);
        }

        Console.WriteLine("\nA release: everybody at once for a minute, seconds until a call is served (median / 99 of 100, load of the busiest partition)");
        Console.WriteLine("| | people | account | all want one day | its rows in 8 partitions | the next days, each less |\n| --- | --- | --- | --- | --- | --- |");
        foreach (var scale in Scale.All.SkipLast(1))
        {
            PrintRelease(scale);
        }
    }

    private static void PrintLoad(Scale scale)
    {
        var application = Work.Application;
        var rate = scale.ApplicationsPerSecond;
        var messages = 3 * 3 * 3; // three commits, three messages each, each sent, taken and deleted
        Print($"| {scale.Name} | {rate:0.0} | {rate * messages / Limits.Queue:P1} | {rate * application.TableCalls / Limits.Account:P1} | {rate * application.BusCalls / Limits.StandardBus:P1} |");
    }

    private static void PrintRelease(Scale scale)
    {
        string Wait(int partitions, double skew)
        {
            var waiting = HotPartition.Simulate(scale.People * CallsOnTheDay, ReleaseSeconds, partitions, Limits.Partition, skew, Seed);
            return string.Create(CultureInfo.InvariantCulture, $"{waiting.Median:0.000} / {waiting.P99:0.000} ({waiting.Busiest:P0})");
        }

        var account = scale.People * CallsAtOnce / ReleaseSeconds / Limits.Account;
        Print($"| {scale.Name} | {scale.People} | {account:P0} | {Wait(1, 0)} | {Wait(8, 0)} | {Wait(scale.Days, 1)} |");
    }

    private static void Print(FormattableString title, Bill bill)
    {
        Print(title);
        foreach (var (name, euros) in bill.Lines.OrderByDescending(line => line.Value))
        {
            Print($"  {name,-36} {euros,8:0.00}");
        }

        Print($"  {"together",-36} {bill.Total,8:0.00}");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
