using Amqp.Framing;

namespace Schalter.Emulators.ServiceBus.Client.Wire;

internal sealed partial class WireReceiver
{
    private void Grant(int max)
    {
        lock (gate)
        {
            var wanted = (uint)Math.Max(max - arrived.Count, 0);
            if (wanted > credit)
            {
                credit = wanted;
                Session.Send(new Flow { Handle = Handle, DeliveryCount = deliveryCount, LinkCredit = credit });
            }
        }
    }

    /// <summary>Asks for the rest of the credit back; false if enough has come or there is none.</summary>
    private bool TryDrain(int max)
    {
        lock (gate)
        {
            if (credit == 0 || arrived.Count >= max || !IsOpen)
            {
                return false;
            }

            Session.Send(new Flow { Handle = Handle, DeliveryCount = deliveryCount, LinkCredit = credit, Drain = true });
            return true;
        }
    }

    /// <summary>Waits for something, but not for ever, nor longer than the link lasts.</summary>
    private async Task UntilAsync(Func<bool> there, TimeSpan wait, CancellationToken cancellationToken)
    {
        var end = wait == Timeout.InfiniteTimeSpan ? long.MaxValue : Environment.TickCount64 + (long)wait.TotalMilliseconds;
        while (NextChangeAsync(there) is { } news && end - Environment.TickCount64 is > 0 and var left)
        {
            await news.WaitAsync(TimeSpan.FromMilliseconds(Math.Min(left, int.MaxValue)), cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>What to wait for; null: it is there, or will not come any more.</summary>
    private Task? NextChangeAsync(Func<bool> there)
    {
        lock (gate)
        {
            return Over is { } over && arrived.Count == 0 ? throw over
                : there() || Over is not null ? null
                : changed.Task;
        }
    }
}
