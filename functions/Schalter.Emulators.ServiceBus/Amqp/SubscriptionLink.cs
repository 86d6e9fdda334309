using Amqp.Framing;
using Amqp.Types;
using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>
/// A receiver's link to a subscription, or to a session of it. What it has handed out and is not settled comes back by its lock.
/// </summary>
internal sealed class SubscriptionLink(AmqpSession session, Attach attach, Source source, SubscriptionQueue queue)
    : OutgoingLink(session, attach)
{
    private const int MostAtOnce = 256;
    private const int MostDeletedAtOnce = 1;

    private readonly bool deletes = attach.SndSettleMode == SenderSettleMode.Settled;

    public SubscriptionQueue Queue => queue;

    /// <summary>The session this link receives from; null if there is none or it has not been had yet.</summary>
    public SessionHold? Hold { get; private set; }

    public override void Begin() => _ = RunAsync();

    private async Task RunAsync()
    {
        try
        {
            Hold = await AcceptAsync();
            if (TryAnswer(Complete))
            {
                await PumpAsync();
            }
        }
        catch (BusFault fault)
        {
            Session.Detach(this, Errors.Of(fault));
        }
        catch (AmqpFault fault)
        {
            Session.Detach(this, fault.Error);
        }
        catch (OperationCanceledException)
        {
            // the link is over
        }
        finally
        {
            Release();
        }
    }

    private async Task<SessionHold?> AcceptAsync()
    {
        var wanted = SessionFilter.Of(source);
        if (queue.Definition.RequiresSession != wanted.IsGiven)
        {
            throw new AmqpFault(AmqpFault.NotAllowed, wanted.IsGiven
                ? $"'{queue.Path}' has no sessions: receive from it without asking for one."
                : $"'{queue.Path}' requires sessions: it is not possible to receive from it without accepting one.");
        }

        return !wanted.IsGiven ? null
            : wanted.SessionId is { } name ? queue.AcceptSession(name)
            : await queue.AcceptNextSessionAsync(SessionFilter.Patience(Attached), Over);
    }

    private void Complete(Attach answer)
    {
        if (Hold is { } hold)
        {
            answer.Source = SessionFilter.Granted(source, hold.SessionId);
            answer.Properties = new Fields { [new Symbol(SessionFilter.LockedUntil)] = hold.LockedUntil.UtcTicks };
        }
    }

    private async Task PumpAsync()
    {
        while (true)
        {
            var (credit, draining) = await DemandAsync();
            var batch = credit == 0 ? [] : await ReceiveAsync(Math.Min(credit, deletes ? MostDeletedAtOnce : MostAtOnce), draining);
            foreach (var delivery in batch)
            {
                var tag = delivery.LockToken.ToByteArray();
                await SendAsync(new(tag, MessageWriter.Write(delivery), deletes ? null : Settlement.Of(queue, delivery.LockToken)));
            }

            if (batch.Count == 0)
            {
                Drained();
            }
        }
    }

    private async Task<IReadOnlyList<Delivery>> ReceiveAsync(int max, bool draining)
    {
        if (draining)
        {
            return await queue.ReceiveAsync(Hold, max, TimeSpan.Zero, Over, deletes);
        }

        var wait = Wait();
        try
        {
            return await queue.ReceiveAsync(Hold, max, Timeout.InfiniteTimeSpan, wait.Token, deletes);
        }
        catch (OperationCanceledException) when (!Over.IsCancellationRequested)
        {
            return [];
        }
        finally
        {
            Waited(wait);
        }
    }

    private void Release()
    {
        if (Hold is { } hold)
        {
            queue.Release(hold);
        }
    }
}
