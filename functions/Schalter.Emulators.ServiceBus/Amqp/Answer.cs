using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>What is answered to a request, with a status as in HTTP.</summary>
internal sealed record Answer(int Status, string Description, Map? Body = null, string? Condition = null)
{
    /// <summary>Tokens are taken unread: this port is open to this machine only.</summary>
    public static Answer TokenTaken { get; } = new(202, "Accepted");

    public static Answer Done(Map? body = null) => new(200, "OK", body);

    public static Answer Nothing { get; } = new(204, "No content");

    public byte[] Encode(Message request)
    {
        var properties = new ApplicationProperties();
        properties["statusCode"] = Status;
        properties["statusDescription"] = Description;

        // $cbs has its own spelling; both are understood by all when both are there
        properties["status-code"] = Status;
        properties["status-description"] = Description;
        if (Condition is { } condition)
        {
            properties["errorCondition"] = new Symbol(condition);
        }

        var correlation = new Properties();
        if (request.Properties?.GetMessageId() is { } id)
        {
            correlation.SetCorrelationId(id);
        }

        return AmqpCodec.Encode(correlation, properties, new AmqpValue { Value = Body ?? [] });
    }
}
