namespace Schalter.Benchmarks.Cost;

/// <summary>How long calls wait for partitions that take only so many per second.</summary>
/// <param name="Median">Seconds.</param>
/// <param name="P99">Seconds.</param>
/// <param name="Busiest">Share of its capacity that the busiest partition was asked for while people came.</param>
internal sealed record Waiting(double Median, double P99, double Busiest);

/// <summary>
/// A flood of calls onto partitions: they come at random moments within a while, each to one partition, which serves in order. A target of
/// Azure's is a floor of what a partition takes, not a wall; the simulation takes it for a wall.
/// </summary>
internal static class HotPartition
{
    /// <param name="skew">0: all partitions alike; 1: the first gets as much as the second twice, the third three times … (Zipf): everybody wants tomorrow.</param>
    public static Waiting Simulate(int calls, double seconds, int partitions, double perSecond, double skew, int seed)
    {
        var random = new Random(seed);
        var weights = Cumulative([.. Enumerable.Range(1, partitions).Select(rank => 1 / Math.Pow(rank, skew))]);
        var arrivals = Enumerable.Range(0, calls).Select(_ => random.NextDouble() * seconds).Order();
        var freeAt = new double[partitions];
        var asked = new int[partitions];
        var waits = new List<double>(calls);
        foreach (var at in arrivals)
        {
            var partition = Pick(weights, random.NextDouble());
            asked[partition]++;
            var begins = Math.Max(at, freeAt[partition]);
            freeAt[partition] = begins + (1 / perSecond);
            waits.Add(freeAt[partition] - at);
        }

        waits.Sort();
        return new(waits[waits.Count / 2], waits[waits.Count * 99 / 100], asked.Max() / (perSecond * seconds));
    }

    private static double[] Cumulative(double[] weights)
    {
        var (sum, total) = (0d, weights.Sum());
        return [.. weights.Select(weight => (sum += weight) / total)];
    }

    private static int Pick(double[] cumulative, double at)
    {
        var found = Array.BinarySearch(cumulative, at);
        return Math.Min(found < 0 ? ~found : found, cumulative.Length - 1);
    }
}
