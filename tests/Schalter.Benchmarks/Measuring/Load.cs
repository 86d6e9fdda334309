using System.Diagnostics;

namespace Schalter.Benchmarks.Measuring;

/// <summary>Closed-loop load: each connection sends its next request when the last one is answered.</summary>
internal static class Load
{
    /// <param name="request">Does one request on the connection of that number; throws when it was not answered as it should be.</param>
    public static async Task<LoadSample> RunAsync(
        int connections, TimeSpan duration, Func<int, CancellationToken, Task> request, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var workers = Enumerable.Range(0, connections).Select(worker => Task.Run(
            async () =>
            {
                List<double> milliseconds = [];
                while (Stopwatch.GetElapsedTime(began) < duration)
                {
                    var sent = Stopwatch.GetTimestamp();
                    await request(worker, cancellationToken);
                    milliseconds.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                }

                return milliseconds;
            },
            cancellationToken));
        var all = (await Task.WhenAll(workers)).SelectMany(m => m).Order();
        return new([.. all], Stopwatch.GetElapsedTime(began));
    }
}

/// <param name="Milliseconds">Time of each request, in ascending order.</param>
/// <param name="Elapsed">From the first request to the last answer.</param>
internal sealed record LoadSample(IReadOnlyList<double> Milliseconds, TimeSpan Elapsed)
{
    public int Requests => Milliseconds.Count;

    public double PerSecond => Requests / Elapsed.TotalSeconds;

    /// <summary>Nearest rank.</summary>
    public double Percentile(double percent) => Milliseconds[Math.Max(0, (int)Math.Ceiling(Requests * percent / 100) - 1)];
}
