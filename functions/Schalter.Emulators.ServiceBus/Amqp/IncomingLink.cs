using Amqp.Framing;
using Schalter.Emulators.ServiceBus.Namespace;
using DeliveryState = Amqp.Framing.DeliveryState;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>A link the client sends on: grants credit, puts messages together from their frames, answers with an outcome.</summary>
internal abstract class IncomingLink(AmqpSession session, Attach attach, long maxMessageBytes) : AmqpLink(session, attach)
{
    private const uint Credit = 1_000;

    private readonly List<ReadOnlyMemory<byte>> parts = [];
    private Transfer? first;
    private long size;
    private uint received;
    private uint granted;

    private bool IsTooLarge => size > maxMessageBytes;

    public override void Begin()
    {
        if (TryAnswer(answer => answer.MaxMessageSize = (ulong)maxMessageBytes))
        {
            Grant();
        }
    }

    public override void Flow(Flow flow)
    {
        if (flow.Echo)
        {
            Grant();
        }
    }

    public override void Transfer(Transfer transfer, ReadOnlyMemory<byte> payload)
    {
        first ??= transfer;
        if (transfer.Aborted)
        {
            Clear();
            return;
        }

        size += payload.Length;
        if (IsTooLarge)
        {
            // what comes of it is let go by; it is refused as one message at its end, so that the link can go on
            parts.Clear();
        }
        else
        {
            parts.Add(payload);
        }

        if (!transfer.More)
        {
            Finish(transfer);
        }
    }

    /// <summary>Takes one message.</summary>
    /// <exception cref="BusFault">The entity refuses it: this message only.</exception>
    /// <exception cref="AmqpFault">It cannot be read: this message only.</exception>
    protected abstract void Accept(byte[] message, uint format);

    private void Finish(Transfer last)
    {
        var (id, format, settled) = (first!.DeliveryId, first.MessageFormat, first.Settled || last.Settled);
        var outcome = IsTooLarge ? new Rejected { Error = TooLarge(id) } : Outcome(Join(), format);
        Clear();
        received++;
        if (!settled)
        {
            Session.Send(new Dispose { Role = true, First = id, Last = id, Settled = true, State = outcome });
        }

        if (granted - received < Credit / 2)
        {
            Grant();
        }
    }

    private DeliveryState Outcome(byte[] message, uint format)
    {
        try
        {
            Accept(message, format);
            return new Accepted();
        }
        catch (BusFault fault)
        {
            return new Rejected { Error = Errors.Of(fault) };
        }
        catch (AmqpFault fault)
        {
            return new Rejected { Error = fault.Error };
        }
    }

    private void Grant()
    {
        granted = received + Credit;
        Session.Send(new Flow { Handle = Handle, DeliveryCount = received, LinkCredit = Credit });
    }

    private Error TooLarge(uint id) => Errors.Of(
        AmqpFault.SizeExceeded,
        $"The received message (delivery-id:{id}, size:{size} bytes) exceeds the limit ({maxMessageBytes} bytes) "
        + "currently allowed on the link.");

    private byte[] Join()
    {
        var message = new byte[size];
        var place = 0;
        foreach (var part in parts)
        {
            part.CopyTo(message.AsMemory(place));
            place += part.Length;
        }

        return message;
    }

    private void Clear()
    {
        parts.Clear();
        first = null;
        size = 0;
    }
}
