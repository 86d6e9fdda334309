using Amqp.Framing;
using Amqp.Types;
using Schalter.Emulators.ServiceBus.Namespace;
using DeliveryState = Amqp.Framing.DeliveryState;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>
/// What a receiver decides about a message, in AMQP's outcomes. The answer has the outcome asked for; a rejection that carries
/// an error is a refusal, so dead-lettering is answered by a bare one.
/// </summary>
internal static class Settlement
{
    public static Func<DeliveryState, DeliveryState> Of(SubscriptionQueue queue, Guid lockToken) => wanted =>
    {
        try
        {
            return Settle(queue, lockToken, wanted);
        }
        catch (BusFault fault)
        {
            return new Rejected { Error = Errors.Of(fault) };
        }
        catch (AmqpFault fault)
        {
            return new Rejected { Error = fault.Error };
        }
    };

    private static DeliveryState Settle(SubscriptionQueue queue, Guid lockToken, DeliveryState wanted)
    {
        switch (wanted)
        {
            case Accepted:
                queue.Complete(lockToken);
                return new Accepted();
            case Released:
                queue.Abandon(lockToken);
                return new Released();
            case Modified { UndeliverableHere: true } modified:
                queue.Defer(lockToken, Changes(modified.MessageAnnotations));
                return new Modified { UndeliverableHere = true };
            case Modified modified:
                queue.Abandon(lockToken, Changes(modified.MessageAnnotations));
                return new Modified { DeliveryFailed = modified.DeliveryFailed };
            case Rejected rejected:
                DeadLetter(queue, lockToken, rejected.Error);
                return new Rejected();
            default:
                throw new AmqpFault(AmqpFault.NotImplemented, "This outcome is not offered.");
        }
    }

    private static void DeadLetter(SubscriptionQueue queue, Guid lockToken, Error? why)
    {
        var changes = Changes(why?.Info);
        var reason = changes.Remove(Delivery.ReasonProperty, out var given) ? given as string : why?.Description;
        var description = changes.Remove(Delivery.DescriptionProperty, out var said) ? said as string : null;
        queue.DeadLetter(lockToken, reason, description, changes);
    }

    private static Dictionary<string, object> Changes(Map? map) => map is null ? [] : PropertyFormat.Read(map);
}
