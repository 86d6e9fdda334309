using System.Globalization;
using System.Text.RegularExpressions;
using NCrontab;

namespace Schalter.Infra.Tests;

/// <summary>The bill of an empty month (docs/capacity.md) knows every timer and every queue: they cost most of what is not rent.</summary>
public sealed partial class TimerCostTests
{
    /// <summary>Of 30 days, as the model's.</summary>
    private static readonly (DateTime From, DateTime Until) Month = (new(2026, 11, 1), new(2026, 12, 1));

    private static readonly CrontabSchedule.ParseOptions WithSeconds = new() { IncludingSeconds = true };

    [Fact]
    public void Model_KnowsEveryTimer() => Assert.Equal(
        Constant("TimerRunsPerMonth"),
        Repository.Deployed.Values.SelectMany(source => Timer().Matches(source)).Sum(m => RunsPerMonth(m.Groups["schedule"].Value)));

    [Fact]
    public void Model_KnowsEveryQueue() => Assert.Equal(Constant("Queues"), Resources.Queues.Count);

    [Theory]
    [InlineData("0 * * * * *", 43_200)]
    [InlineData("15 */10 * * * *", 4320)]
    [InlineData("0 41 * * * *", 720)]
    [InlineData("10 0 22,23 * * *", 60)]
    [InlineData("0 0 6 * * 1", 5)]
    public void Runs_AreCounted(string schedule, int runs) => Assert.Equal(runs, RunsPerMonth(schedule));

    private static int RunsPerMonth(string schedule) =>
        CrontabSchedule.Parse(schedule, WithSeconds).GetNextOccurrences(Month.From.AddTicks(-1), Month.Until).Count();

    private static int Constant(string name)
    {
        var written = Regex.Match(Repository.Read("tests/Schalter.Benchmarks/Cost/Idle.cs"), $@"const int {name} = ([\d_]+);").Groups[1].Value;
        return int.Parse(written.Replace("_", string.Empty, StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }

    /// <summary>Any: a schedule that is no literal is none that can be counted, and fails.</summary>
    [GeneratedRegex(@"\[TimerTrigger\(""?(?<schedule>[^"")]*)")]
    private static partial Regex Timer();
}
