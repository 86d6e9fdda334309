using Amqp;
using Amqp.Framing;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>
/// Takes requests to <c>$cbs</c> or to an entity's <c>$management</c> and sends the answers to the reply link they name. Who asks
/// waits for the answer and may not look at the outcome of the request: so a rejected one is answered too, or ends the link.
/// </summary>
internal sealed class RequestLink(AmqpSession session, Attach attach, Entity entity, long maxBytes) : IncomingLink(session, attach, maxBytes)
{
    private const int BadRequest = 400;

    protected override void Accept(byte[] message, uint format)
    {
        var request = AmqpCodec.DecodeMessage(message);
        var replies = RepliesTo(request)
            ?? throw new AmqpFault(AmqpFault.NotFound, "A request names as 'reply-to' a link of this connection that takes its answer.");
        var answer = entity.IsCbs ? Answer.TokenTaken : Management.Answer(new(request, entity, Session.Connection));
        replies.Send(answer.Encode(request));
    }

    protected override void Rejected(byte[] start, Error why)
    {
        var (condition, description) = (why.Condition.ToString(), why.Description);
        var request = AmqpCodec.DecodeMessage(MessageSections.HeadOf(start));
        if (request.Properties?.GetMessageId() is null || RepliesTo(request) is not { } replies)
        {
            throw new AmqpFault(condition, description);
        }

        replies.Send(new Answer(BadRequest, description, Condition: condition).Encode(request));
    }

    private ReplyLink? RepliesTo(Message request) => Session.Connection.Replies.At(request.Properties?.ReplyTo);
}
