using Amqp.Framing;
using Schalter.Emulators.ServiceBus.Client.Wire;

namespace Azure.Messaging.ServiceBus;

/// <summary>The link of a receiver, attached anew when it is lost.</summary>
internal class ReceiverLink(string path) : IAsyncDisposable
{
    private readonly SemaphoreSlim attaching = new(1);
    private WireReceiver? link;

    protected WireReceiver? Current => link;

    /// <summary>Attached already, before the first use.</summary>
    protected virtual WireReceiver? Unused => null;

    public virtual string? SessionId => null;

    public async Task<WireReceiver> GetAsync(LiveConnection live, CancellationToken cancellationToken)
    {
        if (link is { IsOpen: true } ready)
        {
            return ready;
        }

        await attaching.WaitAsync(cancellationToken);
        try
        {
            return link is { IsOpen: true } ? link : link = await AttachAsync(live, cancellationToken);
        }
        finally
        {
            attaching.Release();
        }
    }

    /// <summary>Settles on the link a message came by; false if it is gone.</summary>
    public Task<bool> TrySettleAsync(WireDelivery delivery, DeliveryState outcome, CancellationToken cancellationToken) =>
        link?.TrySettleAsync(delivery, outcome, cancellationToken) ?? Task.FromResult(false);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await ((link ?? Unused)?.CloseAsync() ?? Task.CompletedTask);
    }

    protected virtual Task<WireReceiver> AttachAsync(LiveConnection live, CancellationToken cancellationToken) =>
        WireReceiver.AttachAsync(live.Session, Unsettled(new Source { Address = path }), null, cancellationToken);

    protected static Attach Unsettled(Source source) => new()
    {
        Source = source,
        SndSettleMode = SenderSettleMode.Unsettled,
        RcvSettleMode = ReceiverSettleMode.Second,
    };
}
