using Amqp.Framing;

namespace Schalter.Emulators.ServiceBus.Client.Wire;

internal sealed partial class WireReceiver
{
    private readonly List<ReadOnlyMemory<byte>> parts = [];
    private Transfer? first;

    public override void Flow(Flow flow)
    {
        lock (gate)
        {
            if (flow.Drain)
            {
                (deliveryCount, credit) = (flow.DeliveryCount, 0);
                Wake();
            }
        }
    }

    public override void Transfer(Transfer transfer, ReadOnlyMemory<byte> payload)
    {
        first ??= transfer;
        parts.Add(payload);
        if (transfer.More && !transfer.Aborted)
        {
            return;
        }

        lock (gate)
        {
            deliveryCount++;
            credit -= credit > 0 ? 1u : 0;
            if (!transfer.Aborted)
            {
                Arrive(first, Join());
            }

            Wake();
        }

        parts.Clear();
        first = null;
    }

    public override void Settled(uint deliveryId, DeliveryState? state)
    {
        lock (gate)
        {
            if (unsettled.Remove(deliveryId, out var answer))
            {
                answer.TrySetResult(state);
            }
        }
    }

    public override void End(WireFault why)
    {
        base.End(why);
        lock (gate)
        {
            foreach (var answer in unsettled.Values)
            {
                answer.TrySetException(why);
                _ = answer.Task.Exception;
            }

            unsettled.Clear();
            Wake();
        }
    }

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

    private void Arrive(Transfer transfer, byte[] message)
    {
        if (!transfer.Settled)
        {
            unsettled[transfer.DeliveryId] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        arrived.Enqueue(new(this, transfer.DeliveryId, transfer.DeliveryTag ?? [], message));
    }
}
