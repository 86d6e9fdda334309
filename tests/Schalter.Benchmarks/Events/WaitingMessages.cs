namespace Schalter.Benchmarks.Events;

/// <summary>What messages cost that nobody fetches.</summary>
internal sealed record WaitingMessages(int Messages, double BeforeMiB, double GrowthMiB)
{
    private const int Count = 100_000;
    private const int PerBatch = 200;
    private const double MiB = 1024 * 1024;

    public static async Task<WaitingMessages> MeasureAsync(CancellationToken cancellationToken)
    {
        await using var bus = new MeasuredNamespace();
        await using var sender = bus.Client.CreateSender(NamespaceServer.Topic);
        await sender.SendMessageAsync(MeasuredNamespace.Message(), cancellationToken);
        var before = bus.Process.WorkingSet;
        for (var sent = 0; sent < Count; sent += PerBatch)
        {
            await sender.SendMessagesAsync(Enumerable.Range(0, PerBatch).Select(_ => MeasuredNamespace.Message()), cancellationToken);
        }

        return new(Count, before / MiB, (bus.Process.WorkingSet - before) / MiB);
    }
}
