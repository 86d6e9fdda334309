using System.Diagnostics;
using Schalter.Services.Forms;
using Schalter.Services.Tests.Forms;

namespace Schalter.Benchmarks.Forms;

/// <summary>Checks complete answers to the form with the most fields, over and over.</summary>
internal static class AnswerCheckBenchmark
{
    private const int WarmUp = 3_000;
    private const int Rounds = 9;
    private const int PerRound = 2_000;
    private const double MostMilliseconds = 1;
    private const double MostKiB = 64;
    private const double MostLoadMilliseconds = 300;
    private static readonly DateOnly Today = new(2026, 11, 22);

    public static void Run()
    {
        var catalogue = Load();
        var form = catalogue.All.MaxBy(f => f.Sections.Sum(s => Count(s.Fields)))!;
        var typed = SampleAnswers.Employment();
        if (AnswerCheck.Check(form, typed, Today) is { AreValid: false } invalid)
        {
            throw new InvalidOperationException($"The sample answers are not valid: {string.Join(", ", invalid.Errors)}");
        }

        Repeat(form, typed, WarmUp);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var rounds = Enumerable.Range(0, Rounds).Select(_ => Repeat(form, typed, PerRound)).Order().ToList();
        var kib = (GC.GetAllocatedBytesForCurrentThread() - allocated) / 1024.0 / (Rounds * PerRound);
        var milliseconds = rounds[Rounds / 2].TotalMilliseconds / PerRound;
        Console.WriteLine($"{form.Id}: {form.Sections.Sum(s => Count(s.Fields))} fields, {typed.Values.Count} answered");
        Console.WriteLine($"{milliseconds:0.0000} ms per check  ({(milliseconds < MostMilliseconds ? "meets" : "MISSES")} the target < {MostMilliseconds} ms)");
        Console.WriteLine($"{kib:0.0} KiB allocated per check  ({(kib < MostKiB ? "meets" : "MISSES")} the target < {MostKiB} KiB)");
    }

    /// <summary>The first load is what a cold start waits for; a later one is what a change of content costs.</summary>
    private static FormCatalogue Load()
    {
        var began = Stopwatch.GetTimestamp();
        var catalogue = FormCatalogue.Load(Path.Combine(AppContext.BaseDirectory, "content"));
        var first = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        began = Stopwatch.GetTimestamp();
        FormCatalogue.Load(Path.Combine(AppContext.BaseDirectory, "content"));
        var again = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        Console.WriteLine(
            $"{catalogue.All.Count} forms loaded in {first:0} ms, again in {again:0} ms  ({(first < MostLoadMilliseconds ? "meets" : "MISSES")} the target < {MostLoadMilliseconds} ms)");
        return catalogue;
    }

    private static TimeSpan Repeat(FormDefinition form, Answers typed, int times)
    {
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++)
        {
            AnswerCheck.Check(form, typed, Today);
        }

        return Stopwatch.GetElapsedTime(began);
    }

    private static int Count(IEnumerable<FormField> fields) => fields.Sum(f => 1 + Count(f.Fields));
}
