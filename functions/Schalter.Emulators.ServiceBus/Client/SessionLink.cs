using Amqp.Framing;
using Amqp.Types;
using Schalter.Emulators.ServiceBus.Client.Wire;

namespace Azure.Messaging.ServiceBus;

/// <summary>A link that holds a session. When it is lost the session is as well: it is never attached anew.</summary>
internal sealed class SessionLink(string path, WireReceiver accepted, string sessionId) : ReceiverLink(path)
{
    private static readonly Symbol Filter = "com.microsoft:session-filter";
    private static readonly Symbol LockedUntilProperty = "com.microsoft:locked-until-utc";
    private static readonly Symbol TimeoutProperty = "com.microsoft:timeout";

    /// <summary>The namespace ends a vain wait itself; the client only if it does not.</summary>
    private static readonly TimeSpan Patience = Retries.TryTimeout + TimeSpan.FromSeconds(5);

    private readonly string path = path;

    public override string SessionId => sessionId;

    public DateTimeOffset LockedUntil { get; set; } = accepted.Granted.Properties?[LockedUntilProperty] is long ticks ? new(ticks, TimeSpan.Zero) : default;

    /// <param name="connection">To the namespace.</param>
    /// <param name="path">The subscription.</param>
    /// <param name="sessionId">Null: the one that has waited longest.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static Task<SessionLink> AcceptAsync(BusConnection connection, string path, string? sessionId, CancellationToken cancellationToken) =>
        connection.RunAsync(
            path,
            async (live, token) =>
            {
                var attach = Unsettled(new Source { Address = path, FilterSet = new Map { [Filter] = sessionId } });
                attach.Properties = new Fields { [TimeoutProperty] = (uint)Retries.TryTimeout.TotalMilliseconds };
                var link = await WireReceiver.AttachAsync(live.Session, attach, null, token);
                return new SessionLink(path, link, (link.Granted.Source as Source)?.FilterSet?[Filter] as string ?? sessionId ?? "");
            },
            cancellationToken, Patience, timeoutIsAnswer: sessionId is null);

    protected override WireReceiver Unused => accepted;

    protected override Task<WireReceiver> AttachAsync(LiveConnection live, CancellationToken cancellationToken) =>
        Current is null && accepted.IsOpen
            ? Task.FromResult(accepted)
            : throw new ServiceBusException(
                $"The lock of session '{sessionId}' is over: accept the session again.", ServiceBusFailureReason.SessionLockLost, path, accepted.Over);
}
