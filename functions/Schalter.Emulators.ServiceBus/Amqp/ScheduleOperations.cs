using Amqp.Types;
using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>Messages for later, asked of a topic.</summary>
internal static class ScheduleOperations
{
    public static Answer Schedule(ManagementRequest request)
    {
        var batch = request.Many<Map>("messages").Select(Read).ToList();
        return Answer.Done(AnswerMaps.Of("sequence-numbers", TopicOf(request).Schedule(batch).ToArray()));
    }

    public static Answer Cancel(ManagementRequest request)
    {
        TopicOf(request).CancelScheduled(request.Many<long>("sequence-numbers"));
        return Answer.Done();
    }

    private static BusMessage Read(Map entry) => entry["message"] is byte[] message
        ? MessageReader.Read(message)
        : throw new AmqpFault(AmqpFault.InvalidField, "Each entry of 'messages' needs a 'message' (encoded).");

    private static Topic TopicOf(ManagementRequest request) =>
        request.Topic ?? throw new AmqpFault(AmqpFault.NotAllowed, "Messages are scheduled with a topic, not with a subscription.");
}
