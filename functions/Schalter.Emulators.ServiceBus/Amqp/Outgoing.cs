using Amqp.Framing;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>A message on its way to a client.</summary>
/// <param name="Tag">Delivery tag; for a locked message its lock token.</param>
/// <param name="Message">Encoded.</param>
/// <param name="Settle">Called when the client says what becomes of it; null if it is gone for good once sent.</param>
internal sealed record OutgoingDelivery(byte[] Tag, byte[] Message, Func<DeliveryState, DeliveryState>? Settle);

/// <summary>Arithmetic of windows and credit: serial numbers wrap round, and windows may be as large as there are numbers.</summary>
internal static class Credit
{
    /// <summary>How much may still be sent to a peer that has seen <paramref name="seen"/> and allows so much from there.</summary>
    public static uint Left(uint seen, uint allowed, uint sent) =>
        (uint)Math.Clamp(unchecked((int)(seen - sent)) + (long)allowed, 0, uint.MaxValue);
}

/// <summary>The sending half of a session. Links send one delivery at a time; different links take turns between frames.</summary>
internal sealed class Outgoing(AmqpConnection connection, ushort channel, uint window)
{
    /// <summary>No header and transfer performative of ours is longer.</summary>
    private const int FrameOverhead = 128;

    private readonly Lock gate = new();
    private readonly Dictionary<uint, (AmqpLink Link, Func<DeliveryState, DeliveryState> Settle)> unsettled = [];
    private TaskCompletionSource widened = New();
    private uint room = window;
    private uint nextId;
    private uint nextDeliveryId;

    public uint NextId
    {
        get
        {
            lock (gate)
            {
                return nextId;
            }
        }
    }

    /// <summary>Sends all frames of a delivery, as fast as the client takes them.</summary>
    public async Task SendAsync(AmqpLink link, OutgoingDelivery delivery, CancellationToken cancellationToken)
    {
        await connection.Wire.Output.RoomAsync().WaitAsync(cancellationToken);
        var chunk = connection.PeerFrameBytes - FrameOverhead;
        for (var sent = 0; sent == 0 || sent < delivery.Message.Length; sent += chunk)
        {
            while (!TrySend(link, delivery, sent, chunk, out var news))
            {
                await news.WaitAsync(cancellationToken);
            }
        }
    }

    /// <summary>Takes over what the client says about its window.</summary>
    public void Widen(Flow flow)
    {
        lock (gate)
        {
            // before it has seen our begin, the client cannot name the transfer it expects: it is the first
            room = Credit.Left(flow.NextIncomingId, flow.IncomingWindow, nextId);
            widened.TrySetResult();
            widened = New();
        }
    }

    /// <summary>Carries out what a client says about deliveries, and says how it went where it waits to hear.</summary>
    public void Settle(Dispose disposition)
    {
        if (!disposition.Role || disposition.State is not (null or Outcome))
        {
            return;
        }

        foreach (var id in Known(disposition.First, disposition.Last))
        {
            if (Take(id) is { } settle && disposition.State is { } state)
            {
                var outcome = settle(state);
                if (!disposition.Settled)
                {
                    connection.Wire.Send(channel, new Dispose { Role = false, First = id, Last = id, Settled = true, State = outcome });
                }
            }
        }
    }

    public void Forget(AmqpLink link)
    {
        lock (gate)
        {
            foreach (var (id, _) in unsettled.Where(delivery => delivery.Value.Link == link).ToList())
            {
                unsettled.Remove(id);
            }
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool TrySend(AmqpLink link, OutgoingDelivery delivery, int sent, int chunk, out Task news)
    {
        lock (gate)
        {
            news = widened.Task;
            if (room == 0)
            {
                return false;
            }

            room--;
            nextId++;
            var payload = delivery.Message.AsSpan(sent, Math.Min(chunk, delivery.Message.Length - sent));
            connection.Wire.Send(channel, Frame(link, delivery, sent, sent + payload.Length < delivery.Message.Length), payload);
            return true;
        }
    }

    private Transfer Frame(AmqpLink link, OutgoingDelivery delivery, int sent, bool more)
    {
        var frame = new Transfer { Handle = link.Handle, More = more };
        if (sent == 0)
        {
            var id = nextDeliveryId++;
            (frame.DeliveryId, frame.DeliveryTag, frame.MessageFormat, frame.Settled) = (id, delivery.Tag, 0, delivery.Settle is null);
            if (delivery.Settle is { } settle)
            {
                unsettled.Add(id, (link, settle));
            }
        }

        return frame;
    }

    private List<uint> Known(uint first, uint last)
    {
        lock (gate)
        {
            var count = unchecked(last - first);
            return count > unsettled.Count
                ? [.. unsettled.Keys.Where(id => unchecked(id - first) <= count)]
                : [.. Enumerable.Range(0, (int)count + 1).Select(step => unchecked(first + (uint)step)).Where(unsettled.ContainsKey)];
        }
    }

    private Func<DeliveryState, DeliveryState>? Take(uint id)
    {
        lock (gate)
        {
            return unsettled.Remove(id, out var delivery) ? delivery.Settle : null;
        }
    }
}
