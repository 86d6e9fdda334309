using System.Diagnostics;
using System.Globalization;
using Azure.Messaging.ServiceBus;

namespace Schalter.Benchmarks.Events;

/// <summary>Messages a second, sent and received, by our client and by <c>@azure/service-bus</c>.</summary>
internal static class Throughput
{
    public const string SendAwaiting = "send, each awaited";
    private const int OneByOne = 3_000;
    private const int Pipelined = 20_000;
    private const int InFlight = 256;
    private const int Prefetched = 500;
    private static readonly TimeSpan NoMore = TimeSpan.FromSeconds(5);

    public static async Task<IEnumerable<(string Name, double PerSecond)>> MeasureAsync(MeasuredNamespace bus, CancellationToken cancellationToken)
    {
        await using var sender = bus.Client.CreateSender(NamespaceServer.Topic);
        await SendAsync(sender, OneByOne / 10, 1, cancellationToken);
        var one = await SendAsync(sender, OneByOne, 1, cancellationToken);
        var many = await SendAsync(sender, Pipelined, InFlight, cancellationToken);
        var received = await ReceiveAsync(bus, (OneByOne / 10) + OneByOne + Pipelined, cancellationToken);
        return [(SendAwaiting, one), ($"send, {InFlight} in flight", many), ("receive and complete", received), .. await NodeAsync(bus, cancellationToken)];
    }

    private static async Task<double> SendAsync(ServiceBusSender sender, int messages, int inFlight, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var left = messages;
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await sender.SendMessageAsync(MeasuredNamespace.Message(), cancellationToken);
            }
        }));
        return messages / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<double> ReceiveAsync(MeasuredNamespace bus, int messages, CancellationToken cancellationToken)
    {
        await using var receiver = bus.Client.CreateReceiver(NamespaceServer.Topic, NamespaceServer.Subscription);
        var began = Stopwatch.GetTimestamp();
        for (var received = 0; received < messages;)
        {
            var batch = await receiver.ReceiveMessagesAsync(Prefetched, NoMore, cancellationToken);
            await Task.WhenAll(batch.Select(message => receiver.CompleteMessageAsync(message, cancellationToken)));
            received += batch.Count > 0 ? batch.Count : throw new InvalidOperationException($"Only {received} of {messages} messages came.");
        }

        return messages / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>The script prints a name and a number per line.</summary>
    private static async Task<IEnumerable<(string Name, double PerSecond)>> NodeAsync(MeasuredNamespace bus, CancellationToken cancellationToken)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Events", "throughput.mjs");
        var start = new ProcessStartInfo("node", [script, bus.ConnectionString, NamespaceServer.Topic, NamespaceServer.Subscription])
        {
            RedirectStandardOutput = true,
        };
        using var node = Process.Start(start)!;
        var lines = (await node.StandardOutput.ReadToEndAsync(cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await node.WaitForExitAsync(cancellationToken);
        return node.ExitCode == 0
            ? [.. lines.Select(line => line.Split('\t')).Select(words => (words[0], double.Parse(words[1], CultureInfo.InvariantCulture)))]
            : throw new InvalidOperationException($"The Node client ended with {node.ExitCode}.");
    }
}
