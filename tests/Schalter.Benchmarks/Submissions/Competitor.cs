using Schalter.Benchmarks.Measuring;

namespace Schalter.Benchmarks.Submissions;

/// <summary>What is sent, in the shapes the competitors need.</summary>
internal sealed record PreparedBody(IntakeBody Body, Multipart Request, byte[] Document, IntakeSizes Sizes)
{
    public IEnumerable<Stream> Documents =>
        Enumerable.Range(0, Body.Documents).Select(_ => new MemoryStream(Document, writable: false));
}

/// <summary>One way to take submissions in.</summary>
/// <param name="Storage">Its own, so that nobody slows another down by what lies there.</param>
/// <param name="Read">Processor time and allocations so far of the process that does the work.</param>
/// <param name="Send">Takes one submission in, on the connection of that number.</param>
internal sealed record Competitor(
    string Name, IntakeStorage Storage, Func<Readings> Read, Func<PreparedBody, int, CancellationToken, Task> Send)
{
    public const string Floor = "storage floor";
    public const string Empty = "empty endpoint";
    public const string Ours = "intake";

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.5);

    public async Task<Measurement> MeasureAsync(PreparedBody body, int connections, TimeSpan duration, CancellationToken cancellationToken)
    {
        await Load.RunAsync(connections, WarmUp, (worker, stop) => Send(body, worker, stop), cancellationToken);
        var before = Read();
        var sample = await Load.RunAsync(connections, duration, (worker, stop) => Send(body, worker, stop), cancellationToken);
        var after = Read();
        return new(
            sample.PerSecond, sample.Percentile(50), sample.Percentile(99), sample.Requests,
            (after.Cpu - before.Cpu).TotalMilliseconds / sample.Requests,
            (after.Allocated - before.Allocated) / 1024.0 / sample.Requests);
    }
}

/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
/// <param name="CpuMilliseconds">Per request.</param>
/// <param name="AllocatedKiB">Per request.</param>
internal sealed record Measurement(double PerSecond, double P50, double P99, double Requests, double CpuMilliseconds, double AllocatedKiB)
{
    /// <summary>Each figure's median by itself.</summary>
    public static Measurement Median(IReadOnlyCollection<Measurement> rounds) => new(
        rounds.Select(m => m.PerSecond).Median(), rounds.Select(m => m.P50).Median(), rounds.Select(m => m.P99).Median(),
        rounds.Select(m => m.Requests).Median(), rounds.Select(m => m.CpuMilliseconds).Median(), rounds.Select(m => m.AllocatedKiB).Median());
}
