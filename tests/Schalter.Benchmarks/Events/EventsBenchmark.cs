using System.Text.Json;
using Schalter.Benchmarks.Measuring;

namespace Schalter.Benchmarks.Events;

/// <summary>The local Service Bus over AMQP, from our client and from one we did not write, and the way of an event through the system.</summary>
internal static class EventsBenchmark
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task RunAsync(int rounds, FileInfo? file, CancellationToken cancellationToken)
    {
        var machine = Machine.Now();
        Console.WriteLine(machine);
        var measured = new Dictionary<string, List<double>>();
        for (var round = 1; round <= rounds; round++)
        {
            Console.WriteLine($"round {round} of {rounds} ...");
            await using var bus = new MeasuredNamespace();
            foreach (var (name, perSecond) in await Throughput.MeasureAsync(bus, cancellationToken))
            {
                (measured.TryGetValue(name, out var all) ? all : measured[name] = []).Add(perSecond);
            }
        }

        var memory = await WaitingMessages.MeasureAsync(cancellationToken);
        var delay = await EventDelay.MeasureAsync(cancellationToken);
        var report = new EventsReport(machine, rounds, measured, memory, delay);
        report.Print();
        if (file is not null)
        {
            await File.WriteAllTextAsync(file.FullName, JsonSerializer.Serialize(report, Json), cancellationToken);
        }
    }
}

/// <param name="PerSecond">Messages a second in each round, by what was done.</param>
internal sealed record EventsReport(
    Machine Machine, int Rounds, IReadOnlyDictionary<string, List<double>> PerSecond, WaitingMessages Memory, EventDelay Delay)
{
    public void Print()
    {
        var unit = PerSecond[Throughput.SendAwaiting].Median();
        Console.WriteLine();
        Console.WriteLine($"Medians of {Rounds} rounds: messages of 1 KiB, one connection, the namespace in a process of its own that keeps journals.");
        foreach (var (name, rounds) in PerSecond)
        {
            Console.WriteLine($"{name,-42} {rounds.Median(),9:0}/s  {rounds.Median() / unit,6:0.00} x sending one by one");
        }

        Console.WriteLine($"memory, {Memory.Messages} waiting messages: {Memory.BeforeMiB:0} MiB + {Memory.GrowthMiB:0} MiB");
        Console.WriteLine(
            $"HTTP 201 to event 'routed' at its subscriber, {Delay.Submissions} enquiries one by one: p50 {Delay.P50:0} ms, p99 {Delay.P99:0} ms");
    }
}
