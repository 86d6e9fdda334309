namespace Schalter.Emulators.Functions.Queues;

/// <summary>How long to wait before a queue found empty is asked again.</summary>
internal static class PollBackoff
{
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    /// <summary>Doubles with each empty poll up to <paramref name="longest"/>.</summary>
    /// <param name="emptyPolls">Polls in a row that found nothing, at least 1.</param>
    /// <param name="jitter">0 to 1, spread over ±20 %, so that many listeners do not poll in step.</param>
    public static TimeSpan Delay(int emptyPolls, double jitter, TimeSpan longest)
    {
        var doublings = Math.Pow(2, Math.Min(emptyPolls - 1, 30));
        var delay = Shortest * doublings * (0.8 + (0.4 * jitter));
        return delay < Shortest ? Min(Shortest, longest) : Min(delay, longest);
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
