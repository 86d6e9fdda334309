using System.Collections.Concurrent;
using Amqp.Framing;
using Amqp.Types;
using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>A session of a connection: numbers transfers, minds the client's window, and knows what is not settled yet.</summary>
internal sealed class AmqpSession
{
    /// <summary>So large that it never closes: what a client may send is bounded per link, and by the speed of reading.</summary>
    private const uint OurWindow = int.MaxValue;

    private readonly AmqpConnection connection;
    private readonly ushort channel;
    private readonly ConcurrentDictionary<uint, AmqpLink> links = new();
    private readonly Outgoing outgoing;
    private uint nextIncomingId;

    public AmqpSession(AmqpConnection connection, ushort channel, Begin begin, CancellationToken over)
    {
        (this.connection, this.channel, Over) = (connection, channel, over);
        nextIncomingId = begin.NextOutgoingId;
        outgoing = new(connection, channel, begin.IncomingWindow);
        Send(new Begin
        {
            RemoteChannel = channel,
            NextOutgoingId = 0,
            IncomingWindow = OurWindow,
            OutgoingWindow = OurWindow,
            HandleMax = AmqpOptions.HandleMax,
        });
    }

    public AmqpConnection Connection => connection;

    public CancellationToken Over { get; }

    public Outgoing Outgoing => outgoing;

    public IEnumerable<AmqpLink> Links => links.Values;

    public void Send(DescribedList performative) => connection.Wire.Send(channel, performative);

    /// <summary>Restates the windows, for a link also its credit.</summary>
    public void Send(Flow flow)
    {
        flow.NextIncomingId = Volatile.Read(ref nextIncomingId);
        flow.IncomingWindow = OurWindow;
        flow.NextOutgoingId = outgoing.NextId;
        flow.OutgoingWindow = OurWindow;
        Send((DescribedList)flow);
    }

    public void Handle(AmqpFrame frame)
    {
        switch (frame.Performative)
        {
            case Attach attach:
                Attach(attach);
                break;
            case Flow flow:
                Flow(flow);
                break;
            case Transfer transfer:
                Volatile.Write(ref nextIncomingId, nextIncomingId + 1);
                Transfer(transfer, frame.Payload);
                break;
            case Dispose disposition:
                outgoing.Settle(disposition);
                break;
            case Detach detach:
                Detach(detach);
                break;
            default:
                throw new AmqpFault(AmqpFault.NotAllowed, "This frame has no place in a session.");
        }
    }

    /// <summary>Ends a link from this side; nothing happens if it has ended already.</summary>
    public void Detach(AmqpLink link, Error? error)
    {
        if (links.TryRemove(new(link.Handle, link)))
        {
            link.Dispose();
            outgoing.Forget(link);
            link.RefuseIfUnanswered();
            Send(new Detach { Handle = link.Handle, Closed = true, Error = error });
        }
    }

    public void End()
    {
        foreach (var link in links.Values.Where(link => links.TryRemove(new(link.Handle, link))))
        {
            link.Dispose();
        }
    }

    private void Attach(Attach attach)
    {
        if (attach.Handle > AmqpOptions.HandleMax || links.ContainsKey(attach.Handle))
        {
            throw new AmqpFault(
                AmqpFault.FramingError, $"Handle {attach.Handle} cannot be attached: it is in use, or above {AmqpOptions.HandleMax}.");
        }

        AmqpLink link;
        try
        {
            link = LinkFactory.Create(this, attach);
        }
        catch (Exception refusal) when (refusal is BusFault or AmqpFault)
        {
            link = new RefusedLink(this, attach);
            links.TryAdd(link.Handle, link);
            Detach(link, refusal is BusFault fault ? Errors.Of(fault) : ((AmqpFault)refusal).Error);
            return;
        }

        links.TryAdd(link.Handle, link);
        link.Begin();
    }

    private void Flow(Flow flow)
    {
        outgoing.Widen(flow);
        if (flow.HasHandle)
        {
            links.GetValueOrDefault(flow.Handle)?.Flow(flow);
        }
        else if (flow.Echo)
        {
            Send(new Flow());
        }
    }

    private void Transfer(Transfer transfer, ReadOnlyMemory<byte> payload)
    {
        if (!links.TryGetValue(transfer.Handle, out var link))
        {
            // sent before the client learned that the link has ended
            return;
        }

        try
        {
            link.Transfer(transfer, payload);
        }
        catch (AmqpFault fault)
        {
            Detach(link, fault.Error);
        }
    }

    private void Detach(Detach detach)
    {
        if (links.TryGetValue(detach.Handle, out var link))
        {
            Detach(link, null);
        }
    }
}
