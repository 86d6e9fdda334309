using Amqp.Framing;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>One end of a link, under the handle the client chose.</summary>
internal abstract class AmqpLink(AmqpSession session, Attach attach) : IDisposable
{
    private int answered;

    public string Name => attach.LinkName ?? "";

    public uint Handle => attach.Handle;

    protected AmqpSession Session => session;

    protected Attach Attached => attach;

    /// <summary>Called once the session knows the link: answers the attach, now or when it is known whether it can be had.</summary>
    public abstract void Begin();

    /// <summary>Called once, when the link, its session or its connection is over.</summary>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    public virtual void Flow(Flow flow)
    {
    }

    public virtual void Transfer(Transfer transfer, ReadOnlyMemory<byte> payload) =>
        throw new AmqpFault(AmqpFault.NotAllowed, "This link is one to receive from.");

    /// <summary>A refused link is attached without the end asked for before it is detached: so the client knows that it never was.</summary>
    public void RefuseIfUnanswered()
    {
        if (Interlocked.Exchange(ref answered, 1) == 0)
        {
            session.Send(Answer(refused: true));
        }
    }

    /// <summary>Answers the attach; false if the link was ended before.</summary>
    protected bool TryAnswer(Action<Attach>? complete = null)
    {
        if (Interlocked.Exchange(ref answered, 1) != 0)
        {
            return false;
        }

        var answer = Answer(refused: false);
        complete?.Invoke(answer);
        session.Send(answer);
        return true;
    }

    private Attach Answer(bool refused)
    {
        var answer = new Attach
        {
            LinkName = attach.LinkName,
            Handle = attach.Handle,
            Role = !attach.Role,
            SndSettleMode = attach.SndSettleMode,
            RcvSettleMode = attach.RcvSettleMode,
            Source = refused && attach.Role ? null : attach.Source,
            Target = refused && !attach.Role ? null : attach.Target,
        };
        if (attach.Role)
        {
            answer.InitialDeliveryCount = 0;
        }

        return answer;
    }
}

/// <summary>A link that was refused: it exists just long enough to say so.</summary>
internal sealed class RefusedLink(AmqpSession session, Attach attach) : AmqpLink(session, attach)
{
    public override void Begin()
    {
    }
}
