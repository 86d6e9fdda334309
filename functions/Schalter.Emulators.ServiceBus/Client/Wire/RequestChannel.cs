using System.Collections.Concurrent;
using Amqp;
using Amqp.Framing;
using Amqp.Types;
using Schalter.Emulators.ServiceBus.Amqp;

namespace Schalter.Emulators.ServiceBus.Client.Wire;

/// <summary>Questions and answers with <c>$cbs</c> or an entity's <c>$management</c>.</summary>
internal sealed class RequestChannel
{
    private const int AnswersAtOnce = 100;

    private readonly ConcurrentDictionary<string, TaskCompletionSource<Message>> waiting = new(StringComparer.Ordinal);
    private readonly WireSender questions;
    private readonly WireReceiver answers;

    private RequestChannel(WireSender questions, WireReceiver answers) => (this.questions, this.answers) = (questions, answers);

    public bool IsOpen => questions.IsOpen && answers.IsOpen;

    public static async Task<RequestChannel> OpenAsync(WireSession session, string address, CancellationToken cancellationToken)
    {
        var name = Guid.NewGuid().ToString("N");
        var answers = await WireReceiver.AttachAsync(
            session, new Attach { Source = new Source { Address = address }, SndSettleMode = SenderSettleMode.Settled }, name, cancellationToken);
        var channel = new RequestChannel(await WireSender.AttachAsync(session, address, cancellationToken), answers);
        _ = channel.ListenAsync();
        return channel;
    }

    /// <exception cref="WireFault">The answer is a refusal.</exception>
    public async Task<Map> AskAsync(object body, ApplicationProperties properties, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString("N");
        var question = AmqpCodec.Encode(
            new Properties { MessageId = id, ReplyTo = answers.Name }, properties, new AmqpValue { Value = body });
        var answer = waiting[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            if (answers.Over is { } over)
            {
                throw over;
            }

            await questions.SendAsync(question, 0, cancellationToken);
            return Read(await answer.Task.WaitAsync(cancellationToken));
        }
        finally
        {
            waiting.TryRemove(id, out _);
        }
    }

    private static Map Read(Message answer)
    {
        var properties = answer.ApplicationProperties?.Map ?? [];
        var status = (properties["statusCode"] ?? properties["status-code"]) as int? ?? 0;
        if (status is >= 200 and < 300)
        {
            return status == 204 ? [] : (answer.BodySection as AmqpValue)?.Value as Map ?? [];
        }

        throw new WireFault(
            (properties["errorCondition"] ?? properties["error-condition"])?.ToString() ?? Condition(status),
            (properties["statusDescription"] ?? properties["status-description"]) as string ?? $"The answer was {status}.");
    }

    private static string Condition(int status) => status switch
    {
        401 or 403 => "amqp:unauthorized-access",
        404 => "amqp:not-found",
        410 => "com.microsoft:message-lock-lost",
        503 => "com.microsoft:server-busy",
        408 or 504 => WireFault.Timeout,
        _ => "amqp:internal-error",
    };

    private async Task ListenAsync()
    {
        try
        {
            await foreach (var delivery in answers.StreamAsync(AnswersAtOnce))
            {
                var answer = AmqpCodec.DecodeMessage(delivery.Message);
                if (answer.Properties?.GetCorrelationId()?.ToString() is { } id && waiting.TryGetValue(id, out var question))
                {
                    question.TrySetResult(answer);
                }
            }
        }
        catch (Exception fault) when (fault is WireFault or AmqpFault)
        {
            questions.Detach();
            foreach (var question in waiting.Values)
            {
                question.TrySetException(fault as WireFault ?? WireFault.Gone(fault.Message, fault));
            }
        }
    }
}
