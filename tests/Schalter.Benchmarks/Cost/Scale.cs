namespace Schalter.Benchmarks.Cost;

/// <summary>How many people, and what they do at worst.</summary>
/// <param name="ApplicationsPerSecond">In the busiest hour of the busiest day.</param>
/// <param name="People">Who wants a place in the minute of a release.</param>
/// <param name="Days">Days with free places per service, each a partition of its own, times services.</param>
internal sealed record Scale(string Name, double ApplicationsPerSecond, int People, int Days)
{
    private const double City = 600_000;

    /// <summary>A city's January: 3,000 applications on the worst day, a fifth of them in one hour; 2,000 people at a release; 20 days × 4 services.</summary>
    public static IReadOnlyList<Scale> All { get; } =
        [Of("city of 600,000", City), Of("state, 11 million", 11_300_000), Of("country, 84 million", 84_000_000), Of("ten times the country", 840_000_000)];

    private static Scale Of(string name, double inhabitants) =>
        new(name, 3000 * 0.2 / 3600 * inhabitants / City, (int)(2000 * inhabitants / City), (int)Math.Ceiling(80 * inhabitants / City));
}

/// <summary>What Azure says a store takes, per second; floors rather than walls.</summary>
internal static class Limits
{
    public const double Partition = 2000;
    public const double Queue = 2000;
    public const double Account = 20_000;

    /// <summary>Service Bus Standard throttles a namespace at about this.</summary>
    public const double StandardBus = 1000;

    /// <summary>Of one messaging unit of Premium, small messages.</summary>
    public const double PremiumUnit = 4000;
}
