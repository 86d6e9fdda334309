using Schalter.Benchmarks.Measuring;

namespace Schalter.Benchmarks.Submissions;

/// <param name="Medians">By competitor.</param>
/// <param name="Rounds">By competitor, in the order measured.</param>
internal sealed record IntakeResult(
    string Case, int Connections, IntakeSizes Sizes, IReadOnlyDictionary<string, Measurement> Medians,
    IReadOnlyDictionary<string, List<Measurement>> Rounds)
{
    public static IntakeResult Of(IntakeCase @case, IntakeSizes sizes, Dictionary<string, List<Measurement>> rounds) => new(
        @case.ToString(), @case.Connections, sizes, rounds.ToDictionary(r => r.Key, r => Measurement.Median(r.Value)), rounds);

    /// <summary>Of our throughput to the floor's.</summary>
    public double ThroughputRatio => Ratio(Competitor.Ours, m => m.PerSecond);

    /// <summary>Of our median time to the floor's.</summary>
    public double P50Ratio => Ratio(Competitor.Ours, m => m.P50);

    public double Ratio(string competitor, Func<Measurement, double> figure) => figure(Medians[competitor]) / figure(Medians[Competitor.Floor]);
}

/// <summary>All figures of a run, and whether they reach the targets of the design.</summary>
internal sealed record IntakeReport(
    Machine Machine, int Rounds, double Seconds, IReadOnlyList<IntakeResult> Results, IReadOnlyList<StorageCalls> StorageCalls,
    IReadOnlyList<UploadMemory> UploadMemory)
{
    private const double LeastThroughput = 0.90;
    private const double MostP50 = 1.15;
    private const double MostKiB = 64;
    private const double MostGrowthMiB = 32;

    public void Print()
    {
        Console.WriteLine();
        Console.WriteLine($"Medians of {Rounds} rounds of {Seconds:0.#} s. One Azurite in memory for all, started anew for each");
        Console.WriteLine("measurement; queue and timer functions are switched off (AzureWebJobs.{name}.Disabled), logging is at Warning.");
        foreach (var result in Results)
        {
            Print(result);
        }

        Console.WriteLine();
        foreach (var calls in StorageCalls)
        {
            Console.WriteLine($"storage calls, {calls.Body}: {calls.PerRequest:0.##}  {Verdict(calls.PerRequest == calls.Expected, $"= {calls.Expected}")}");
        }

        foreach (var memory in UploadMemory)
        {
            Console.WriteLine(
                $"memory, {memory.UploadMiB} MiB, {memory.Way}: {memory.BeforeMiB:0} MiB + {memory.GrowthMiB:0.0} MiB  "
                + Verdict(memory.GrowthMiB < MostGrowthMiB, $"< {MostGrowthMiB} MiB"));
        }
    }

    private static void Print(IntakeResult result)
    {
        Console.WriteLine();
        Console.WriteLine($"{result.Case} (manifest {result.Sizes.ManifestBytes} bytes)");
        Console.WriteLine("                   req/s  (least-most)   p50 ms   p99 ms   throughput   p50 ratio   CPU ms/req   KiB/req");
        foreach (var (name, median) in result.Medians)
        {
            var rounds = result.Rounds[name].Select(m => m.PerSecond).ToList();
            Console.WriteLine(
                $"{name,-15} {median.PerSecond,8:0.0}  {$"({rounds.Min():0}-{rounds.Max():0})",-12} {median.P50,8:0.00} {median.P99,8:0.00}"
                + $" {result.Ratio(name, m => m.PerSecond),12:0.000} {result.Ratio(name, m => m.P50),11:0.000}"
                + $" {median.CpuMilliseconds,12:0.00} {median.AllocatedKiB,9:0.0}");
        }

        if (result.Connections > 1)
        {
            Console.WriteLine($"  throughput {Verdict(result.ThroughputRatio >= LeastThroughput, $">= {LeastThroughput:0.00}")}");
        }

        Console.WriteLine($"  p50 {Verdict(result.P50Ratio <= MostP50, $"<= {MostP50:0.00}")}");
        if (result.Case.StartsWith(IntakeBody.SmallForm.Name, StringComparison.Ordinal))
        {
            Console.WriteLine($"  allocated {Verdict(result.Medians[Competitor.Ours].AllocatedKiB < MostKiB, $"< {MostKiB} KiB")}");
        }
    }

    private static string Verdict(bool isMet, string target) => $"{(isMet ? "meets" : "MISSES")} the target {target}";
}
