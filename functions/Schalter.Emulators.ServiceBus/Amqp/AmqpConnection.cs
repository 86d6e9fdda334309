using System.Net.Sockets;
using Amqp.Framing;
using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>One client's connection, from its first byte to its last. Frames are handled one after the other.</summary>
internal sealed class AmqpConnection : IAsyncDisposable
{
    private const uint LeastFrameBytes = 512;

    private readonly AmqpWire wire;
    private readonly AmqpOptions options;
    private readonly Dictionary<ushort, AmqpSession> sessions = [];
    private readonly CancellationTokenSource over = new();
    private TimeSpan peerIdle = TimeSpan.Zero;
    private bool isOpen;

    private AmqpConnection(AmqpWire wire, LocalNamespace bus, AmqpOptions options)
    {
        (this.wire, Bus, this.options) = (wire, bus, options);
    }

    public LocalNamespace Bus { get; }

    public AmqpWire Wire => wire;

    public ReplyLinks Replies { get; } = new();

    /// <summary>Largest frame the client takes, in bytes.</summary>
    public int PeerFrameBytes { get; private set; } = (int)LeastFrameBytes;

    public static async Task RunAsync(Socket socket, LocalNamespace bus, AmqpOptions options, CancellationToken stop)
    {
        await Task.Yield();
        socket.NoDelay = true;
        await using var wire = new AmqpWire(new NetworkStream(socket, ownsSocket: true));
        await using var connection = new AmqpConnection(wire, bus, options);
        try
        {
            await connection.ServeAsync(stop);
        }
        catch (AmqpFault fault)
        {
            connection.Close(fault.Error);
        }
        catch (OperationCanceledException)
        {
            connection.Close(Errors.Of("amqp:connection:forced", connection.Farewell(stop)));
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException)
        {
            // the client went without a word
        }
    }

    /// <summary>What the links of this connection hold is given back or left to its lock.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var session in sessions.Values)
        {
            session.End();
        }

        await over.CancelAsync();
        over.Dispose();
    }

    public IEnumerable<AmqpLink> Links => sessions.Values.SelectMany(session => session.Links);

    private async Task ServeAsync(CancellationToken stop)
    {
        using var watch = CancellationTokenSource.CreateLinkedTokenSource(stop);
        watch.CancelAfter(options.HandshakeTimeout);
        if (!await Handshake.GreetAsync(wire, watch.Token) || !await OpenAsync(watch.Token))
        {
            return;
        }

        watch.CancelAfter(Timeout.InfiniteTimeSpan);
        using var pulse = new Pulse(wire, options.IdleTimeout, peerIdle, watch);
        while (await wire.ReadFrameAsync(watch.Token) is { } frame)
        {
            if (frame.Performative is Close)
            {
                wire.Send(0, new Close());
                return;
            }

            Handle(frame);
            await wire.Output.RoomAsync().WaitAsync(watch.Token);
        }
    }

    // Before the open frame there is nothing to close, and nobody who would understand.
    private void Close(Error error)
    {
        if (isOpen)
        {
            wire.Send(0, new Close { Error = error });
        }
    }

    private async Task<bool> OpenAsync(CancellationToken cancellationToken)
    {
        switch (await wire.ReadFrameAsync(cancellationToken))
        {
            case null:
                return false;
            case { Performative: Open open }:
                PeerFrameBytes = (int)Math.Clamp(open.MaxFrameSize, LeastFrameBytes, AmqpOptions.MaxFrameBytes);
                peerIdle = TimeSpan.FromMilliseconds(open.IdleTimeOut);
                Greet();
                return true;
            default:
                Greet();
                throw new AmqpFault(AmqpFault.NotAllowed, "A connection begins with an open frame.");
        }
    }

    private void Greet()
    {
        isOpen = true;
        wire.Send(0, new Open
        {
            ContainerId = "schalter-" + Bus.Endpoint,
            MaxFrameSize = AmqpOptions.MaxFrameBytes,
            ChannelMax = AmqpOptions.ChannelMax,
            IdleTimeOut = (uint)options.IdleTimeout.TotalMilliseconds,
        });
    }

    private string Farewell(CancellationToken stop) =>
        stop.IsCancellationRequested ? "The local Service Bus is being stopped."
        : $"Nothing came in for too long (open within {options.HandshakeTimeout}, then something every {options.IdleTimeout}).";

    private void Handle(AmqpFrame frame)
    {
        if (frame.Type != AmqpWire.AmqpType)
        {
            throw new AmqpFault(AmqpFault.FramingError, "SASL is over.");
        }

        switch (frame.Performative)
        {
            case null:
                return;
            case Begin begin:
                Begin(frame.Channel, begin);
                return;
            case End:
                Session(frame.Channel).End();
                sessions.Remove(frame.Channel);
                wire.Send(frame.Channel, new End());
                return;
            default:
                Session(frame.Channel).Handle(frame);
                return;
        }
    }

    private void Begin(ushort channel, Begin begin)
    {
        if (channel > AmqpOptions.ChannelMax || sessions.ContainsKey(channel))
        {
            throw new AmqpFault(
                AmqpFault.FramingError, $"Channel {channel} cannot be begun: it is in use, or above {AmqpOptions.ChannelMax}.");
        }

        sessions.Add(channel, new AmqpSession(this, channel, begin, over.Token));
    }

    private AmqpSession Session(ushort channel) =>
        sessions.GetValueOrDefault(channel)
        ?? throw new AmqpFault(AmqpFault.FramingError, $"No session was begun on channel {channel}.");
}
