namespace Schalter.Benchmarks.Cost;

/// <summary>What goes on in a month in which nobody comes: timers tick, queues are looked at. Taken high, as everything here.</summary>
internal static class Idle
{
    /// <summary>Runs of all timers in 30 days; held to the code by <c>TimerCostTests</c>.</summary>
    public const int TimerRunsPerMonth = 180_060;

    /// <summary>Held to <c>resources.json</c> by the same.</summary>
    public const int Queues = 7;

    private const double Hours = 30 * 24;

    /// <summary>The host asks a queue this often while an instance lives; asleep it asks less.</summary>
    private const double SecondsBetweenLooks = 2;

    /// <summary>The host notes each run of a timer and renews its lock.</summary>
    private const double BlobWritesPerRun = 2;

    /// <summary>Assumed: rows that a timer looks at to find that there is nothing to do.</summary>
    private const double TableCallsPerRun = 6;

    /// <summary>Less is charged as a second.</summary>
    private const double SecondsPerRun = 1;

    private const double MegabytesLoggedPerCall = 0.0012;
    private const double MegabytesLoggedPerExecution = 0.003;

    /// <summary>Looks at queues are not logged.</summary>
    public static Work Month { get; } = new(
        "idle", BlobWritesPerRun * TimerRunsPerMonth, 0, TableCallsPerRun * TimerRunsPerMonth, Queues * Hours * 3600 / SecondsBetweenLooks, 0,
        TimerRunsPerMonth, SecondsPerRun * TimerRunsPerMonth, 0);

    public static double MegabytesLogged =>
        (((BlobWritesPerRun + TableCallsPerRun) * MegabytesLoggedPerCall) + MegabytesLoggedPerExecution) * TimerRunsPerMonth;
}
