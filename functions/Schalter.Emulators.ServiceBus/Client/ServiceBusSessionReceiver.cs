using Schalter.Emulators.ServiceBus.Namespace;

namespace Azure.Messaging.ServiceBus;

/// <summary>Receives one session, in order, alone, until its lock ends or it is disposed.</summary>
public class ServiceBusSessionReceiver : ServiceBusReceiver
{
    private readonly SessionHold hold;

    internal ServiceBusSessionReceiver(BusConnection connection, string topic, string subscription, SessionHold hold)
        : base(connection, topic, subscription, hold) => this.hold = hold;

    public virtual string SessionId => hold.SessionId;

    public virtual DateTimeOffset SessionLockedUntil => hold.LockedUntil;

    /// <summary>What was last kept for the session; null if nothing was.</summary>
    public virtual async Task<BinaryData> GetSessionStateAsync(CancellationToken cancellationToken = default) =>
        await InSessionAsync((queue, session) => queue.State(session), cancellationToken) is { } state ? new BinaryData(state) : null!;

    public virtual Task SetSessionStateAsync(BinaryData sessionState, CancellationToken cancellationToken = default) =>
        InSessionAsync(
            (queue, session) =>
            {
                queue.SetState(session, sessionState?.ToArray());
                return true;
            },
            cancellationToken);

    public virtual Task RenewSessionLockAsync(CancellationToken cancellationToken = default) =>
        InSessionAsync(
            (queue, session) =>
            {
                queue.Renew(session);
                return true;
            },
            cancellationToken);

    private protected override async Task CloseAsync()
    {
        try
        {
            await InSessionAsync(
                (queue, session) =>
                {
                    queue.Release(session);
                    return true;
                },
                CancellationToken.None);
        }
        catch (ServiceBusException gone) when (gone.IsTransient)
        {
            // with the namespace the lock is gone as well
        }
        catch (ObjectDisposedException)
        {
            // the client was closed first: the lock ends by itself
        }
    }
}
