using Amqp.Types;
using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>Management of single messages: by lock token or by sequence number.</summary>
internal static class MessageOperations
{
    /// <summary>A peek shows no more at once; clients ask on from the last one they saw.</summary>
    private const int MostShown = 250;

    public static Answer RenewLocks(ManagementRequest request)
    {
        var ends = request.Many<Guid>("lock-tokens").Select(token => request.Queue.Renew(token).UtcDateTime);
        return Answer.Done(AnswerMaps.Of("expirations", ends.ToArray()));
    }

    public static Answer Peek(ManagementRequest request)
    {
        var (from, most) = (request.Number("from-sequence-number"), (int)Math.Clamp(request.Number("message-count"), 0, MostShown));
        var found = request.Topic is { } topic
            ? topic.Peek(from, most)
            : request.Queue.Peek(from, most, request.Optional<string>("session-id"));
        return found.Count == 0 ? Answer.Nothing : Answer.Done(AnswerMaps.Of("messages", List(found, _ => [])));
    }

    public static Answer ReceiveDeferred(ManagementRequest request)
    {
        const int ReceiveAndDelete = 0;
        var found = request.Queue.ReceiveDeferred(
            request.Many<long>("sequence-numbers"), request.Session, request.Number("receiver-settle-mode") == ReceiveAndDelete);
        return Answer.Done(AnswerMaps.Of("messages", List(found, delivery => AnswerMaps.Of("lock-token", delivery.LockToken))));
    }

    public static Answer Settle(ManagementRequest request)
    {
        foreach (var token in request.Many<Guid>("lock-tokens"))
        {
            Settle(request, token);
        }

        return Answer.Done();
    }

    private static void Settle(ManagementRequest request, Guid token)
    {
        var changes = request.Optional<Map>("properties-to-modify") is { } map ? PropertyFormat.Read(map) : null;
        var queue = request.Queue;
        switch (request.Required<string>("disposition-status"))
        {
            case "completed":
                queue.Complete(token);
                break;
            case "abandoned":
                queue.Abandon(token, changes);
                break;
            case "defered":
                queue.Defer(token, changes);
                break;
            case "suspended":
                queue.DeadLetter(
                    token, request.Optional<string>("deadletter-reason"), request.Optional<string>("deadletter-description"), changes);
                break;
            default:
                throw new AmqpFault(AmqpFault.InvalidField, "The disposition is one of completed, abandoned, defered, suspended.");
        }
    }

    private static List List(IEnumerable<Delivery> deliveries, Func<Delivery, Map> start)
    {
        var list = new List();
        foreach (var delivery in deliveries)
        {
            var entry = start(delivery);
            entry["message"] = MessageWriter.Write(delivery);
            list.Add(entry);
        }

        return list;
    }
}
