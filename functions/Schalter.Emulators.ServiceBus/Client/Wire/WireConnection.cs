using System.Net.Sockets;
using Amqp.Framing;
using Amqp.Sasl;
using Amqp.Types;
using Schalter.Emulators.ServiceBus.Amqp;

namespace Schalter.Emulators.ServiceBus.Client.Wire;

/// <summary>
/// One connection to a namespace with one session on it. AMQPNetLite encodes; the rest is done here, since its client can
/// neither hear whether a settlement was accepted nor when a drain is over.
/// </summary>
internal sealed class WireConnection : IAsyncDisposable
{
    private const int SaslHeaderProtocol = 3;
    private const uint IdleMilliseconds = 60_000;

    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(1);

    private readonly AmqpWire wire;
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimeSpan peerPatience = TimeSpan.FromMilliseconds(IdleMilliseconds);

    private WireConnection(AmqpWire wire)
    {
        this.wire = wire;
        Session = new(wire);
    }

    public WireSession Session { get; }

    public bool IsOpen => !closed.Task.IsCompleted;

    /// <exception cref="WireFault">The namespace refuses.</exception>
    /// <exception cref="SocketException">Nobody answers.</exception>
    /// <exception cref="IOException">Somebody answers, but not in AMQP.</exception>
    public static async Task<WireConnection> OpenAsync(BusAddress address, CancellationToken cancellationToken)
    {
        var connection = new WireConnection(new AmqpWire(await address.ConnectAsync(cancellationToken)));
        try
        {
            await connection.GreetAsync(address.Host, cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (IsOpen && opened.Task.IsCompletedSuccessfully)
        {
            wire.Send(0, new Close());
            await closed.Task.WaitAsync(Goodbye).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await stop.CancelAsync();
        await wire.DisposeAsync();
        End(WireFault.Gone("The client was closed."));
    }

    private async Task GreetAsync(string host, CancellationToken cancellationToken)
    {
        await AuthenticateAsync(host, cancellationToken);
        await HeaderAsync([.. "AMQP"u8, 0, 1, 0, 0], cancellationToken);
        wire.Send(0, new Open
        {
            ContainerId = Guid.NewGuid().ToString("N"),
            HostName = host,
            MaxFrameSize = AmqpOptions.MaxFrameBytes,
            ChannelMax = 0,
            IdleTimeOut = IdleMilliseconds,
        });
        Session.Begin();
        _ = ReadAsync();
        await opened.Task.WaitAsync(cancellationToken);
        _ = KeepAliveAsync();
    }

    // Whoever has a token shows it afterwards, at $cbs: every mechanism would do, and this one every namespace has.
    private async Task AuthenticateAsync(string host, CancellationToken cancellationToken)
    {
        await HeaderAsync([.. "AMQP"u8, SaslHeaderProtocol, 1, 0, 0], cancellationToken);
        await SaslAsync<SaslMechanisms>(cancellationToken);
        wire.Output.Write(AmqpWire.SaslType, 0, new SaslInit
        {
            Mechanism = new Symbol("ANONYMOUS"),
            InitialResponse = "anonymous"u8.ToArray(),
            HostName = host,
        });
        var outcome = await SaslAsync<SaslOutcome>(cancellationToken);
        if (outcome.Code != SaslCode.Ok)
        {
            throw new WireFault("amqp:unauthorized-access", $"The namespace ended the authentication with {outcome.Code}.");
        }
    }

    private async Task HeaderAsync(byte[] header, CancellationToken cancellationToken)
    {
        wire.Output.Write(header);
        if (await wire.ReadHeaderAsync(cancellationToken) is not { } answer || !answer.AsSpan().SequenceEqual(header))
        {
            throw new IOException("The other side does not speak AMQP 1.0.");
        }
    }

    private async Task<T> SaslAsync<T>(CancellationToken cancellationToken)
        where T : DescribedList =>
        await wire.ReadFrameAsync(cancellationToken) is { Type: AmqpWire.SaslType, Performative: T frame }
            ? frame
            : throw new IOException($"{typeof(T).Name} was expected.");

    private async Task ReadAsync()
    {
        try
        {
            while (await wire.ReadFrameAsync(stop.Token) is { } frame)
            {
                if (!Take(frame))
                {
                    return;
                }
            }

            End(WireFault.Gone("The namespace closed the connection."));
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException or OperationCanceledException or AmqpFault)
        {
            End(WireFault.Gone($"The connection broke: {gone.Message}", gone));
        }
    }

    private bool Take(AmqpFrame frame)
    {
        switch (frame.Performative)
        {
            case Open open:
                peerPatience = open.IdleTimeOut > 0 ? TimeSpan.FromMilliseconds(open.IdleTimeOut) : peerPatience;
                Session.PeerFrameBytes = (int)Math.Min(open.MaxFrameSize > 0 ? open.MaxFrameSize : uint.MaxValue, AmqpOptions.MaxFrameBytes);
                opened.TrySetResult();
                return true;
            case Close close:
                wire.Send(0, new Close());
                End(WireFault.From(close.Error));
                return false;
            case null:
                return true;
            default:
                Session.Take(frame);
                return true;
        }
    }

    private async Task KeepAliveAsync()
    {
        while (IsOpen)
        {
            await Task.Delay(peerPatience / 4, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (wire.Output.SilentFor > peerPatience / 3 && IsOpen)
            {
                wire.Send(0, null);
            }

            if (wire.SilentFor > TimeSpan.FromMilliseconds(2 * IdleMilliseconds))
            {
                End(WireFault.Gone("The namespace has fallen silent."));
            }
        }
    }

    private void End(WireFault why)
    {
        closed.TrySetResult();
        opened.TrySetException(why);
        _ = opened.Task.Exception;
        Session.End(why);
    }
}
