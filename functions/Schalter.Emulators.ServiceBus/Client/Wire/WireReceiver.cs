using Amqp.Framing;

namespace Schalter.Emulators.ServiceBus.Client.Wire;

/// <summary>A message that came under a lock.</summary>
/// <param name="Link">On which it came.</param>
/// <param name="Id">By which the link settles it.</param>
/// <param name="Tag">The lock token.</param>
/// <param name="Message">Encoded.</param>
internal sealed record WireDelivery(WireReceiver Link, uint Id, byte[] Tag, byte[] Message);

/// <summary>A link to receive on. Credit is given per call and taken back at its end, so that nothing is locked that nobody waits for.</summary>
internal sealed partial class WireReceiver : WireLink
{
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly SemaphoreSlim turn = new(1);
    private readonly Queue<WireDelivery> arrived = new();
    private readonly Dictionary<uint, TaskCompletionSource<DeliveryState?>> unsettled = [];
    private TaskCompletionSource changed = News();
    private uint deliveryCount;
    private uint credit;

    private WireReceiver(WireSession session, string name)
        : base(session, name, isReceiver: true)
    {
    }

    /// <summary>What the namespace granted: the session's name and the end of its lock, where one was asked for.</summary>
    public Attach Granted { get; private set; } = new();

    /// <exception cref="WireFault">There is no such entity, or it cannot be received from in this way.</exception>
    public static async Task<WireReceiver> AttachAsync(WireSession session, Attach attach, string? name, CancellationToken cancellationToken)
    {
        var link = new WireReceiver(session, name ?? Guid.NewGuid().ToString("N"));
        attach.Target ??= new Target { Address = link.Name };
        link.Granted = await link.AttachAsync(attach, cancellationToken);
        return link;
    }

    /// <summary>What is there, up to a number, as soon as there is something; nothing when the time is over.</summary>
    /// <exception cref="WireFault">The link or the connection is over.</exception>
    public async Task<IReadOnlyList<WireDelivery>> ReceiveAsync(int max, TimeSpan wait, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            Grant(max);
            await UntilAsync(() => arrived.Count > 0, wait, cancellationToken);
            if (TryDrain(max))
            {
                await UntilAsync(() => credit == 0, DrainPatience, cancellationToken);
            }

            return Take(max);
        }
        catch (OperationCanceledException)
        {
            // what comes nevertheless is kept for the next call
            TryDrain(int.MaxValue);
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>All that comes, until the link is over; so much at a time that the other side never waits for credit.</summary>
    public async IAsyncEnumerable<WireDelivery> StreamAsync(int atOnce)
    {
        while (true)
        {
            Grant(atOnce);
            await UntilAsync(() => arrived.Count > 0, Timeout.InfiniteTimeSpan, CancellationToken.None);
            foreach (var delivery in Take(atOnce))
            {
                yield return delivery;
            }
        }
    }

    /// <summary>Says what becomes of a message and waits for the namespace to agree.</summary>
    /// <returns>False: this link does not have it (any more).</returns>
    /// <exception cref="WireFault">The lock is over, or the connection is.</exception>
    public async Task<bool> TrySettleAsync(WireDelivery delivery, DeliveryState outcome, CancellationToken cancellationToken)
    {
        var deliveryId = delivery.Id;
        TaskCompletionSource<DeliveryState?> answer;
        lock (gate)
        {
            if (!IsOpen || delivery.Link != this || !unsettled.TryGetValue(deliveryId, out answer!))
            {
                return false;
            }
        }

        Session.Send(new Dispose { Role = true, First = deliveryId, Last = deliveryId, Settled = false, State = outcome });
        return await answer.Task.WaitAsync(cancellationToken) is Rejected { Error: { } error } ? throw WireFault.From(error) : true;
    }

    /// <summary>Gives back what came and was not asked for any more.</summary>
    public override void Detach()
    {
        if (IsOpen)
        {
            foreach (var delivery in Take(int.MaxValue))
            {
                Session.Send(new Dispose { Role = true, First = delivery.Id, Last = delivery.Id, Settled = true, State = new Released() });
            }
        }

        base.Detach();
    }

    public override void Dispose()
    {
        base.Dispose();
        turn.Dispose();
    }

    public override void Attached(Attach attach)
    {
        deliveryCount = attach.InitialDeliveryCount;
        base.Attached(attach);
    }

    private List<WireDelivery> Take(int max)
    {
        lock (gate)
        {
            List<WireDelivery> taken = [];
            while (taken.Count < max && arrived.TryDequeue(out var delivery))
            {
                taken.Add(delivery);
            }

            return taken;
        }
    }

    private void Wake()
    {
        changed.TrySetResult();
        changed = News();
    }
}
