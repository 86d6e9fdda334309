using Amqp.Framing;

namespace Schalter.Emulators.ServiceBus.Client.Wire;

/// <summary>One way of a conversation with one entity.</summary>
internal abstract class WireLink(WireSession session, string name, bool isReceiver) : IDisposable
{
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource over = News();
    private readonly TaskCompletionSource<Attach> attached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => name;

    public bool IsReceiver => isReceiver;

    public uint Handle { get; set; }

    public bool IsClosing { get; private set; }

    /// <summary>Why the link is over; null: it is not.</summary>
    public WireFault? Over { get; private set; }

    public bool IsOpen => Over is null && !IsClosing;

    protected WireSession Session => session;

    public static TaskCompletionSource News() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends the link without waiting for the namespace to agree.</summary>
    public virtual void Detach()
    {
        if (IsOpen)
        {
            IsClosing = true;
            session.Detach(this);
        }
    }

    /// <summary>Ends the link and waits until the namespace knows, so that what it held is free for others.</summary>
    public async Task CloseAsync()
    {
        Detach();
        await over.Task.WaitAsync(Goodbye).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public virtual void Dispose() => Detach();

    public virtual void Attached(Attach attach)
    {
        // A refusal comes as an attach without the entity's end, followed by a detach that says why.
        if ((isReceiver ? attach.Source : attach.Target) is not null)
        {
            attached.TrySetResult(attach);
        }
    }

    public virtual void End(WireFault why)
    {
        Over ??= why;
        over.TrySetResult();
        attached.TrySetException(Over);
        _ = attached.Task.Exception;
    }

    public abstract void Flow(Flow flow);

    public virtual void Transfer(Transfer transfer, ReadOnlyMemory<byte> payload)
    {
    }

    public virtual void Settled(uint deliveryId, DeliveryState? state)
    {
    }

    /// <exception cref="WireFault">The entity refuses.</exception>
    protected async Task<Attach> AttachAsync(Attach attach, CancellationToken cancellationToken)
    {
        (attach.LinkName, attach.Role) = (name, isReceiver);
        session.Attach(this, attach);
        try
        {
            return await attached.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Detach();
            throw;
        }
    }
}
