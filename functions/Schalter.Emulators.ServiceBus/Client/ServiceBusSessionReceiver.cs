using Amqp.Types;

namespace Azure.Messaging.ServiceBus;

/// <summary>Receives one session, in order, alone, until its lock ends or it is disposed.</summary>
public class ServiceBusSessionReceiver : ServiceBusReceiver
{
    private readonly SessionLink link;

    internal ServiceBusSessionReceiver(BusConnection connection, string path, SessionLink link)
        : base(connection, path, link) => this.link = link;

    public virtual string SessionId => link.SessionId;

    public virtual DateTimeOffset SessionLockedUntil => link.LockedUntil;

    /// <summary>What was last kept for the session; null if nothing was.</summary>
    public virtual async Task<BinaryData> GetSessionStateAsync(CancellationToken cancellationToken = default) =>
        (await AskAsync("get-session-state", Session(), cancellationToken))["session-state"] is byte[] state ? new BinaryData(state) : null!;

    public virtual Task SetSessionStateAsync(BinaryData sessionState, CancellationToken cancellationToken = default)
    {
        var request = Session();
        request["session-state"] = sessionState?.ToArray();
        return AskAsync("set-session-state", request, cancellationToken);
    }

    public virtual async Task RenewSessionLockAsync(CancellationToken cancellationToken = default)
    {
        if ((await AskAsync("renew-session-lock", Session(), cancellationToken))["expiration"] is DateTime end)
        {
            link.LockedUntil = new DateTimeOffset(DateTime.SpecifyKind(end, DateTimeKind.Utc));
        }
    }

    private Map Session() => new() { ["session-id"] = SessionId };
}
