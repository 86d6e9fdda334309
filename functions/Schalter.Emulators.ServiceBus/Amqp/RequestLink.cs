using Amqp.Framing;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>Takes requests to <c>$cbs</c> or to an entity's <c>$management</c> and sends the answers to the reply link they name.</summary>
internal sealed class RequestLink(AmqpSession session, Attach attach, Entity entity, long maxBytes) : IncomingLink(session, attach, maxBytes)
{
    protected override void Accept(byte[] message, uint format)
    {
        var request = AmqpCodec.DecodeMessage(message);
        var connection = Session.Connection;
        if (connection.Replies.At(request.Properties?.ReplyTo) is { } replies)
        {
            var answer = entity.IsCbs ? Answer.TokenTaken : Management.Answer(new(request, entity, connection));
            replies.Send(answer.Encode(request));
        }
    }
}
