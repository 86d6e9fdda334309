using Amqp.Framing;
using Schalter.Emulators.ServiceBus.Amqp;

namespace Schalter.Emulators.ServiceBus.Client.Wire;

/// <summary>The links of a connection, and the windows that keep either side from being flooded.</summary>
internal sealed partial class WireSession(AmqpWire wire)
{
    private const uint Window = 2_048;

    private readonly Lock gate = new();
    private readonly Dictionary<uint, WireLink> links = [];
    private readonly Dictionary<uint, WireLink> byPeer = [];
    private WireFault? over;
    private uint nextIncoming;
    private uint incomingLeft = Window;

    public void Begin() =>
        wire.Send(0, new Begin { NextOutgoingId = 0, IncomingWindow = Window, OutgoingWindow = Window, HandleMax = AmqpOptions.HandleMax });

    /// <summary>Attaches a link; it is over at once where the connection is.</summary>
    public void Attach(WireLink link, Attach attach)
    {
        lock (gate)
        {
            if (over is null)
            {
                link.Handle = (uint)Enumerable.Range(0, links.Count + 1).First(handle => !links.ContainsKey((uint)handle));
                links[link.Handle] = link;
                attach.Handle = link.Handle;
                wire.Send(0, attach);
                return;
            }
        }

        link.End(over);
    }

    public void Detach(WireLink link)
    {
        lock (gate)
        {
            if (over is null && links.GetValueOrDefault(link.Handle) == link)
            {
                wire.Send(0, new Detach { Handle = link.Handle, Closed = true });
            }
        }
    }

    /// <summary>Sends a link's flow with the session's state, as every flow must have it.</summary>
    public void Send(Flow flow)
    {
        lock (gate)
        {
            incomingLeft = Window;
            (flow.NextIncomingId, flow.IncomingWindow, flow.NextOutgoingId, flow.OutgoingWindow) = (nextIncoming, Window, nextOutgoing, Window);
            wire.Send(0, flow);
        }
    }

    public void Send(Dispose disposition) => wire.Send(0, disposition);

    public void Take(AmqpFrame frame)
    {
        switch (frame.Performative)
        {
            case Begin begin:
                Begun(begin);
                break;
            case Attach attach:
                Attached(attach);
                break;
            case Flow flow:
                Flowed(flow);
                break;
            case Transfer transfer:
                CountIncoming();
                byPeer.GetValueOrDefault(transfer.Handle)?.Transfer(transfer, frame.Payload);
                break;
            case Dispose disposition:
                Settled(disposition);
                break;
            case Detach detach:
                Detached(detach);
                break;
            case global::Amqp.Framing.End end:
                End(WireFault.From(end.Error));
                break;
        }
    }

    public void End(WireFault why)
    {
        List<WireLink> ended;
        lock (gate)
        {
            over ??= why;
            ended = [.. links.Values];
            links.Clear();
            widened.TrySetResult();
        }

        ended.ForEach(link => End(link, over));
    }

    private void End(WireLink link, WireFault why)
    {
        lock (gate)
        {
            foreach (var (id, (_, outcome)) in sent.Where(delivery => delivery.Value.Link == link).ToList())
            {
                sent.Remove(id);
                outcome.TrySetException(why);
            }
        }

        link.End(why);
    }

    private void Begun(Begin begin)
    {
        Widen(begin.IncomingWindow, 0);
        nextIncoming = begin.NextOutgoingId;
    }

    private void Flowed(Flow flow)
    {
        Widen(flow.IncomingWindow, flow.HasField(0) ? flow.NextIncomingId : 0);
        (flow.HasField(4) ? byPeer.GetValueOrDefault(flow.Handle) : null)?.Flow(flow);
    }

    private void CountIncoming()
    {
        nextIncoming++;
        if (--incomingLeft < Window / 2)
        {
            Send(new Flow());
        }
    }

    private void Attached(Attach attach)
    {
        var link = Find(link => link.Name == attach.LinkName && link.IsReceiver != attach.Role);
        if (link is not null)
        {
            byPeer[attach.Handle] = link;
            link.Attached(attach);
        }
    }

    private void Detached(Detach detach)
    {
        if (byPeer.Remove(detach.Handle, out var link))
        {
            lock (gate)
            {
                links.Remove(link.Handle);
                if (!link.IsClosing)
                {
                    wire.Send(0, new Detach { Handle = link.Handle, Closed = true });
                }
            }

            End(link, WireFault.From(detach.Error));
        }
    }

    private void Settled(Dispose disposition)
    {
        var last = disposition.HasField(2) ? disposition.Last : disposition.First;
        for (var id = disposition.First; id <= last; id++)
        {
            if (disposition.Role)
            {
                Take(id)?.TrySetResult(disposition.State);
            }
            else
            {
                foreach (var link in byPeer.Values)
                {
                    link.Settled(id, disposition.State);
                }
            }
        }
    }

    private WireLink? Find(Func<WireLink, bool> wanted)
    {
        lock (gate)
        {
            return links.Values.FirstOrDefault(wanted);
        }
    }
}
