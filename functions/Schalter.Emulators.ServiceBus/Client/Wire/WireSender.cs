using Amqp.Framing;

namespace Schalter.Emulators.ServiceBus.Client.Wire;

/// <summary>A link to send on, as fast as the entity gives credit.</summary>
internal sealed class WireSender : WireLink
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim turn = new(1);
    private TaskCompletionSource changed = News();
    private uint sent;
    private uint credit;

    private WireSender(WireSession session)
        : base(session, Guid.NewGuid().ToString("N"), isReceiver: false)
    {
    }

    /// <summary>Largest message the entity takes, in bytes.</summary>
    public long MaxMessageBytes { get; private set; } = long.MaxValue;

    /// <exception cref="WireFault">There is no such entity, or nothing can be sent to it.</exception>
    public static async Task<WireSender> AttachAsync(WireSession session, string entity, CancellationToken cancellationToken)
    {
        var link = new WireSender(session);
        var attach = new Attach { Source = new Source { Address = link.Name }, Target = new Target { Address = entity } };
        var answer = await link.AttachAsync(attach, cancellationToken);
        link.MaxMessageBytes = answer.MaxMessageSize is > 0 and < long.MaxValue ? (long)answer.MaxMessageSize : long.MaxValue;
        return link;
    }

    /// <summary>Sends a message and waits until the entity has taken it.</summary>
    /// <exception cref="WireFault">It was refused, or the connection is over: then it may have been taken or not.</exception>
    public async Task SendAsync(byte[] message, uint format, CancellationToken cancellationToken)
    {
        Task<DeliveryState?> outcome;
        await turn.WaitAsync(cancellationToken);
        try
        {
            await CreditAsync(cancellationToken);
            outcome = await Session.TransferAsync(this, message, format, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // half a message may be on its way: only the end of the link takes it back
            Detach();
            throw;
        }
        finally
        {
            turn.Release();
        }

        switch (await outcome.WaitAsync(cancellationToken))
        {
            case Rejected rejected:
                throw WireFault.From(rejected.Error);
            case Released or Modified:
                throw new WireFault("com.microsoft:server-busy", "The message was given back.");
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        turn.Dispose();
    }

    public override void Flow(Flow flow)
    {
        lock (gate)
        {
            var left = unchecked((int)((flow.HasField(5) ? flow.DeliveryCount : 0) + flow.LinkCredit - sent));
            credit = (uint)Math.Max(left, 0);
            Wake();
        }
    }

    public override void End(WireFault why)
    {
        base.End(why);
        lock (gate)
        {
            Wake();
        }
    }

    private async Task CreditAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task news;
            lock (gate)
            {
                if (Over is { } over)
                {
                    throw over;
                }

                if (credit > 0)
                {
                    (credit, sent) = (credit - 1, sent + 1);
                    return;
                }

                news = changed.Task;
            }

            await news.WaitAsync(cancellationToken);
        }
    }

    private void Wake()
    {
        changed.TrySetResult();
        changed = News();
    }
}
