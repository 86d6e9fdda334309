using Amqp.Framing;
using Amqp.Types;

namespace Azure.Messaging.ServiceBus;

/// <summary>Receives from one subscription, or from its dead letters, under locks (peek-lock).</summary>
public class ServiceBusReceiver : IAsyncDisposable
{
    private static readonly TimeSpan ServicesWait = TimeSpan.FromSeconds(60);

    /// <summary>Beyond this no timer goes.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(30);

    private readonly BusConnection connection;
    private readonly string path;
    private readonly ReceiverLink link;
    private bool closed;

    internal ServiceBusReceiver(BusConnection connection, string path, ReceiverLink? link = null)
    {
        this.connection = connection;
        this.path = path;
        this.link = link ?? new(path);
    }

    /// <summary>As many messages as there are, up to the limit, as soon as there is one; none if none came in time.</summary>
    /// <param name="maxMessages">At least 1.</param>
    /// <param name="maxWaitTime">How long to wait for the first one; a minute unless given.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public virtual async Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveMessagesAsync(
        int maxMessages, TimeSpan? maxWaitTime = default, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxMessages);
        if (maxWaitTime is { } given)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(given, TimeSpan.Zero, nameof(maxWaitTime));
        }

        ObjectDisposedException.ThrowIf(closed, this);
        var wait = maxWaitTime ?? ServicesWait;
        var received = await connection.RunAsync(
            path, async (live, token) => await (await link.GetAsync(live, token)).ReceiveAsync(maxMessages, wait, token), cancellationToken,
            wait < LongestTimer ? wait + Retries.TryTimeout : Timeout.InfiniteTimeSpan);
        return [.. received.Select(delivery => new ServiceBusReceivedMessage(delivery))];
    }

    public virtual Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        SettleAsync(message, new Accepted(), new Map { ["disposition-status"] = "completed" }, cancellationToken);

    /// <summary>Gives the message back at once; it counts as delivered.</summary>
    public virtual Task AbandonMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = default, CancellationToken cancellationToken = default)
    {
        var request = new Map { ["disposition-status"] = "abandoned" };
        var changes = MessageCodec.Changes(propertiesToModify);
        if (changes.Count > 0)
        {
            request["properties-to-modify"] = MessageCodec.Named(changes);
        }

        return SettleAsync(message, new Modified { MessageAnnotations = changes }, request, cancellationToken);
    }

    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message, string deadLetterReason, string? deadLetterErrorDescription = default, CancellationToken cancellationToken = default)
    {
        var why = new Error(new Symbol("com.microsoft:dead-letter"))
        {
            Info = new Fields { [new Symbol("DeadLetterReason")] = deadLetterReason, [new Symbol("DeadLetterErrorDescription")] = deadLetterErrorDescription },
        };
        var request = new Map
        {
            ["disposition-status"] = "suspended",
            ["deadletter-reason"] = deadLetterReason,
            ["deadletter-description"] = deadLetterErrorDescription,
        };
        return SettleAsync(message, new Rejected { Error = why }, request, cancellationToken);
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (!closed)
        {
            closed = true;
            await link.DisposeAsync();
        }
    }

    private protected Task<Map> AskAsync(string operation, Map body, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        return connection.RunAsync(
            path,
            async (live, token) =>
            {
                // a session is held by its link: without that there is nothing to ask about
                await link.GetAsync(live, token);
                return await live.AskAsync(path, operation, body, token);
            },
            cancellationToken);
    }

    // On the link it came by; through the management where that link is gone or another receiver was given the message.
    private async Task SettleAsync(ServiceBusReceivedMessage message, DeliveryState outcome, Map request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        ObjectDisposedException.ThrowIf(closed, this);
        await connection.RunAsync(
            path,
            async (live, token) =>
            {
                if (!await link.TrySettleAsync(message.Delivery, outcome, token))
                {
                    request["lock-tokens"] = new[] { message.Token };
                    if (link.SessionId is { } session)
                    {
                        await link.GetAsync(live, token);
                        request["session-id"] = session;
                    }

                    await live.AskAsync(path, "update-disposition", request, token);
                }

                return true;
            },
            cancellationToken);
    }
}
