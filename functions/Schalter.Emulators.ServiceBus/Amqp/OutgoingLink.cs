using Amqp.Framing;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>A link the client receives on: sends no more than the client has given credit for.</summary>
internal abstract class OutgoingLink : AmqpLink
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource over = new();
    private TaskCompletionSource changed = New();
    private CancellationTokenSource? wait;
    private uint sent;
    private uint credit;
    private bool draining;

    private readonly CancellationToken overToken;

    protected OutgoingLink(AmqpSession session, Attach attach)
        : base(session, attach) => overToken = over.Token;

    protected CancellationToken Over => overToken;

    public override void Dispose()
    {
        over.Cancel();
        over.Dispose();
        base.Dispose();
    }

    public override void Flow(Flow flow)
    {
        lock (gate)
        {
            credit = Amqp.Credit.Left(flow.DeliveryCount, flow.LinkCredit, sent);
            draining = flow.Drain;
            if (draining || credit == 0)
            {
                wait?.Cancel();
            }

            changed.TrySetResult();
            changed = New();
        }

        if (flow.Echo && !flow.Drain)
        {
            State();
        }
    }

    /// <summary>Waits until the client wants something: how many messages, and whether it wants to hear if there are none.</summary>
    protected async Task<(int Credit, bool Draining)> DemandAsync()
    {
        while (true)
        {
            Task news;
            lock (gate)
            {
                if (credit > 0 || draining)
                {
                    return ((int)Math.Min(credit, int.MaxValue), draining);
                }

                news = changed.Task;
            }

            await news.WaitAsync(Over);
        }
    }

    /// <summary>A token for waiting on behalf of the client; cancelled when it wants its credit back.</summary>
    protected CancellationTokenSource Wait()
    {
        lock (gate)
        {
            wait = CancellationTokenSource.CreateLinkedTokenSource(Over);
            if (draining || credit == 0)
            {
                wait.Cancel();
            }

            return wait;
        }
    }

    protected void Waited(CancellationTokenSource done)
    {
        lock (gate)
        {
            wait = null;
            done.Dispose();
        }
    }

    protected async Task SendAsync(OutgoingDelivery delivery)
    {
        lock (gate)
        {
            sent++;
            credit -= credit > 0 ? 1u : 0;
        }

        await Session.Outgoing.SendAsync(this, delivery, Over);
    }

    /// <summary>Gives the credit back unused, which ends a drain.</summary>
    protected void Drained()
    {
        lock (gate)
        {
            if (!draining)
            {
                return;
            }

            sent += credit;
            credit = 0;
            draining = false;
            Session.Send(new Flow { Handle = Handle, DeliveryCount = sent, LinkCredit = 0, Drain = true });
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void State()
    {
        lock (gate)
        {
            Session.Send(new Flow { Handle = Handle, DeliveryCount = sent, LinkCredit = credit });
        }
    }
}
