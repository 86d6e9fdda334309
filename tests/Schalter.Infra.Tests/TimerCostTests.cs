using System.Globalization;
using System.Text.RegularExpressions;

namespace Schalter.Infra.Tests;

/// <summary>The bill of an empty month (docs/capacity.md) knows every timer and every queue: they cost most of what is not rent.</summary>
public sealed partial class TimerCostTests
{
    [Fact]
    public void Model_KnowsEveryTimer() => Assert.Equal(
        Constant("TimerRunsPerHour"), Repository.Deployed.Values.SelectMany(source => Schedule().Matches(source)).Sum(m => RunsPerHour(m.Groups["minute"].Value)));

    [Fact]
    public void Model_KnowsEveryQueue() => Assert.Equal(Constant("Queues"), Resources.Queues.Count);

    [Theory]
    [InlineData("*", 60)]
    [InlineData("*/10", 6)]
    [InlineData("41", 1)]
    public void Minutes_AreCounted(string minute, int runs) => Assert.Equal(runs, RunsPerHour(minute));

    private static int RunsPerHour(string minute) => minute == "*" ? 60
        : minute.StartsWith("*/", StringComparison.Ordinal) ? 60 / int.Parse(minute[2..], CultureInfo.InvariantCulture)
        : 1;

    private static int Constant(string name) => int.Parse(
        Regex.Match(Repository.Read("tests/Schalter.Benchmarks/Cost/Idle.cs"), $@"const int {name} = (\d+);").Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"TimerTrigger\(""\d+ (?<minute>\S+) \* \* \* \*""")]
    private static partial Regex Schedule();
}
