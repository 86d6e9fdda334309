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
        if (!IsTooLarge || parts.Count == 0)
        {
            // what is too much is let go by; the message is refused as one at its end, so that the link can go on
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

    /// <summary>Called after a message was rejected, for senders that do not heed its outcome.</summary>
    /// <param name="start">The message; of one that is too large what was kept of its beginning.</param>
    /// <param name="why">What the outcome said.</param>
    /// <exception cref="AmqpFault">The link cannot go on.</exception>
    protected virtual void Rejected(byte[] start, Error why)
    {
    }

    private void Finish(Transfer last)
    {
        var (id, format, settled) = (first!.DeliveryId, first.MessageFormat, first.Settled || last.Settled);
        var message = Join();
        var refusal = IsTooLarge ? TooLarge(id) : Refusal(message, format);
        Clear();
        received++;
        if (!settled)
        {
            DeliveryState outcome = refusal is null ? new Accepted() : new Rejected { Error = refusal };
            Session.Send(new Dispose { Role = true, First = id, Last = id, Settled = true, State = outcome });
        }

        if (granted - received < Credit / 2)
        {
            Grant();
        }

        if (refusal is not null)
        {
            Rejected(message, refusal);
        }
    }

    private Error? Refusal(byte[] message, uint format)
    {
        try
        {
            Accept(message, format);
            return null;
        }
        catch (BusFault fault)
        {
            return Errors.Of(fault);
        }
        catch (AmqpFault fault)
        {
            return fault.Error;
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
        var message = new byte[parts.Sum(part => part.Length)];
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
