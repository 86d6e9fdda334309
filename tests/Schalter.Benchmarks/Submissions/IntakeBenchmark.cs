using System.Text.Json;
using Schalter.Benchmarks.Measuring;

namespace Schalter.Benchmarks.Submissions;

internal sealed record IntakePlan(int Rounds, TimeSpan Measurement);

/// <summary>
/// Intake against the storage floor and an empty endpoint: interleaved, in an order that changes from round to round, each
/// measurement on fresh data. Compared are medians over the rounds.
/// </summary>
internal static class IntakeBenchmark
{
    private static readonly TimeSpan FirstWarmUp = TimeSpan.FromSeconds(3);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task RunAsync(IntakePlan plan, FileInfo? file, CancellationToken cancellationToken)
    {
        var machine = Machine.Now();
        Console.WriteLine(machine);
        var calls = await StorageCalls.CountAsync(cancellationToken);
        var memory = await UploadMemory.MeasureAsync(cancellationToken);
        var results = await CompeteAsync(plan, cancellationToken);
        var report = new IntakeReport(machine, plan.Rounds, plan.Measurement.TotalSeconds, [.. results], calls, memory);
        report.Print();
        if (file is not null)
        {
            await File.WriteAllTextAsync(file.FullName, JsonSerializer.Serialize(report, Json), cancellationToken);
        }
    }

    private static async Task<IEnumerable<IntakeResult>> CompeteAsync(IntakePlan plan, CancellationToken cancellationToken)
    {
        await using var competition = await Competition.StartAsync(cancellationToken);
        Dictionary<IntakeBody, PreparedBody> bodies = [];
        foreach (var body in IntakeCase.All.Select(c => c.Body).Distinct())
        {
            bodies[body] = await competition.PrepareAsync(body, cancellationToken);
            foreach (var competitor in competition.Competitors)
            {
                await competition.MeasureAsync(competitor, bodies[body], 8, FirstWarmUp, cancellationToken);
            }
        }

        var measured = IntakeCase.All.ToDictionary(
            c => c, _ => competition.Competitors.ToDictionary(c => c.Name, _ => new List<Measurement>()));
        for (var round = 0; round < plan.Rounds; round++)
        {
            Console.WriteLine($"round {round + 1} of {plan.Rounds} ...");
            foreach (var (@case, index) in IntakeCase.All.Select((c, i) => (c, i)))
            {
                foreach (var competitor in Rotated(competition.Competitors, round + index))
                {
                    measured[@case][competitor.Name].Add(
                        await competition.MeasureAsync(
                            competitor, bodies[@case.Body], @case.Connections, plan.Measurement, cancellationToken));
                }
            }
        }

        return measured.Select(m => IntakeResult.Of(m.Key, bodies[m.Key.Body].Sizes, m.Value));
    }

    private static IEnumerable<T> Rotated<T>(IReadOnlyList<T> all, int by) => all.Select((_, i) => all[(i + by) % all.Count]);
}
