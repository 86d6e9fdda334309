using Amqp.Framing;
using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>A sender's link to a topic.</summary>
internal sealed class TopicLink(AmqpSession session, Attach attach, Topic topic) : IncomingLink(session, attach, topic.MaxMessageBytes)
{
    /// <summary>Message format of a batch: each data section holds one encoded message, and all are taken or none.</summary>
    private const uint BatchFormat = 0x80013700;

    protected override void Accept(byte[] message, uint format) =>
        topic.Accept(format == BatchFormat ? MessageReader.ReadBatch(message) : [MessageReader.Read(message)]);
}
