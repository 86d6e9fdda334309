using Amqp.Framing;

namespace Schalter.Emulators.ServiceBus.Client.Wire;

internal sealed partial class WireSession
{
    /// <summary>No header and transfer performative of ours is longer.</summary>
    private const int FrameOverhead = 128;

    private readonly Dictionary<uint, (WireLink Link, TaskCompletionSource<DeliveryState?> Outcome)> sent = [];
    private TaskCompletionSource widened = WireLink.News();
    private uint nextDelivery;
    private uint nextOutgoing;
    private uint room;

    public int PeerFrameBytes { get; set; } = 512;

    /// <summary>Sends a message in as many frames as it takes.</summary>
    /// <returns>Ends with the outcome; null: the namespace took it without a word.</returns>
    public async Task<Task<DeliveryState?>> TransferAsync(WireLink link, byte[] message, uint format, CancellationToken cancellationToken)
    {
        await wire.Output.RoomAsync().WaitAsync(cancellationToken);
        var outcome = new TaskCompletionSource<DeliveryState?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var chunk = PeerFrameBytes - FrameOverhead;
        for (var start = 0; start == 0 || start < message.Length; start += chunk)
        {
            var frame = new Transfer { Handle = link.Handle, More = start + chunk < message.Length };
            var payload = message.AsMemory(start, Math.Min(chunk, message.Length - start));
            while (!TrySend(link, frame, payload, start == 0 ? outcome : null, format, out var news))
            {
                await news.WaitAsync(cancellationToken);
            }
        }

        return outcome.Task;
    }

    private bool TrySend(
        WireLink link, Transfer frame, ReadOnlyMemory<byte> payload, TaskCompletionSource<DeliveryState?>? outcome, uint format, out Task news)
    {
        lock (gate)
        {
            news = widened.Task;
            if (over is not null)
            {
                throw over;
            }

            if (room == 0)
            {
                return false;
            }

            (room, nextOutgoing) = (room - 1, nextOutgoing + 1);
            if (outcome is not null)
            {
                var id = nextDelivery++;
                sent[id] = (link, outcome);
                (frame.DeliveryId, frame.DeliveryTag, frame.MessageFormat, frame.Settled) = (id, BitConverter.GetBytes(id), format, false);
            }

            wire.Send(0, frame, payload.Span);
            return true;
        }
    }

    private void Widen(uint window, uint next)
    {
        lock (gate)
        {
            room = unchecked(next + window - nextOutgoing);
            room = room > int.MaxValue ? 0 : room;
            widened.TrySetResult();
            widened = WireLink.News();
        }
    }

    private TaskCompletionSource<DeliveryState?>? Take(uint id)
    {
        lock (gate)
        {
            return sent.Remove(id, out var delivery) ? delivery.Outcome : null;
        }
    }
}
