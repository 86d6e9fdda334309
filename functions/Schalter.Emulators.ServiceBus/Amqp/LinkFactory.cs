using Amqp.Framing;
using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>Decides what a link asked for is.</summary>
internal static class LinkFactory
{
    /// <summary>What a request needs besides the message or the session state that travels in it.</summary>
    private const long RequestOverhead = 64 * 1024;

    /// <exception cref="BusFault">There is no such entity.</exception>
    /// <exception cref="AmqpFault">The entity exists but not for this direction.</exception>
    public static AmqpLink Create(AmqpSession session, Attach attach) =>
        attach.Role ? ToReceive(session, attach) : ToSend(session, attach);

    private static AmqpLink ToReceive(AmqpSession session, Attach attach)
    {
        if (attach.Source is not Source source || source.Dynamic)
        {
            throw new AmqpFault(AmqpFault.NotImplemented, "A link to receive on needs the address of a subscription as its source.");
        }

        return Entity.At(session.Connection.Bus, source.Address) switch
        {
            { IsCbs: true } or { IsManagement: true } => new ReplyLink(session, attach),
            { Queue: { } queue } => new SubscriptionLink(session, attach, source, queue),
            var topic => throw new AmqpFault(AmqpFault.NotAllowed, $"'{topic.Address}' is a topic: receive from one of its subscriptions."),
        };
    }

    private static AmqpLink ToSend(AmqpSession session, Attach attach)
    {
        if (attach.Target is not Target target || target.Dynamic)
        {
            throw new AmqpFault(
                AmqpFault.NotImplemented, "A link to send on needs the address of a topic as its target; transactions are not offered.");
        }

        return Entity.At(session.Connection.Bus, target.Address) switch
        {
            var entity when entity.IsCbs || entity.IsManagement => new RequestLink(session, attach, entity, LargestRequest(entity)),
            { Topic: { } topic } => new TopicLink(session, attach, topic),
            var queue => throw new AmqpFault(AmqpFault.NotAllowed, $"'{queue.Address}' is a subscription: send to its topic."),
        };
    }

    private static long LargestRequest(Entity entity) => RequestOverhead + (entity.Topic?.MaxMessageBytes ?? entity.Queue?.MaxMessageBytes ?? 0);
}
