using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Amqp;
using Amqp.Framing;
using Amqp.Types;
using Schalter.Emulators.ServiceBus.Amqp;

namespace Schalter.Emulators.ServiceBus.Tests.Amqp;

/// <summary>A socket that says what no decent client would.</summary>
internal sealed class RawClient : IDisposable
{
    public static readonly byte[] Header = [.. "AMQP"u8, 0, 1, 0, 0];

    private readonly TcpClient socket = new();

    private RawClient()
    {
    }

    private NetworkStream Stream => socket.GetStream();

    public static async Task<RawClient> ConnectAsync(AmqpBus bus, CancellationToken cancellationToken)
    {
        var client = new RawClient();
        await client.socket.ConnectAsync(IPAddress.Loopback, bus.Listener.Port, cancellationToken);
        return client;
    }

    /// <summary>Connected, and past header and open.</summary>
    public static async Task<RawClient> OpenAsync(AmqpBus bus, CancellationToken cancellationToken, uint idleTimeout = 0)
    {
        var client = await ConnectAsync(bus, cancellationToken);
        await client.SendAsync(Header, cancellationToken);
        var open = new Open { ContainerId = "raw", HostName = "localhost" };
        if (idleTimeout > 0)
        {
            open.IdleTimeOut = idleTimeout;
        }

        await client.SendAsync(Frame(open), cancellationToken);
        await client.ReadAsync(Header.Length, cancellationToken);
        Assert.IsType<Open>(await client.ReadFrameAsync(cancellationToken));
        return client;
    }

    public static byte[] Frame(DescribedList performative, ushort channel = 0) => Frame(performative, [], channel);

    public static byte[] Frame(DescribedList performative, ReadOnlySpan<byte> payload, ushort channel = 0)
    {
        var buffer = new ByteBuffer(256, true);
        performative.Encode(buffer);
        return Frame([.. buffer.Buffer.AsSpan(buffer.Offset, buffer.Length), .. payload], channel);
    }

    public static byte[] Frame(ReadOnlySpan<byte> content, ushort channel = 0)
    {
        byte[] frame = [0, 0, 0, 0, 2, 0, (byte)(channel >> 8), (byte)channel, .. content];
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length);
        return frame;
    }

    public async Task SendAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        try
        {
            await Stream.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException)
        {
            // the other side has had enough already
        }
    }

    /// <summary>What the next frame says; null if it is empty.</summary>
    public async Task<DescribedList?> ReadFrameAsync(CancellationToken cancellationToken) =>
        (await ReadWholeFrameAsync(cancellationToken)).Performative;

    /// <summary>Skips frames until a message comes, which fits one of them.</summary>
    public async Task<byte[]> ReadMessageAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await ReadWholeFrameAsync(cancellationToken) is { Performative: Transfer, Payload: var message })
            {
                return message.ToArray();
            }
        }
    }

    /// <summary>Skips frames until one of the kind.</summary>
    public async Task<T> ReadUntilAsync<T>(CancellationToken cancellationToken)
        where T : DescribedList
    {
        while (true)
        {
            if (await ReadFrameAsync(cancellationToken) is T wanted)
            {
                return wanted;
            }
        }
    }

    public async Task<byte[]> ReadAsync(int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        await Stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    /// <summary>All that comes until the other side closes.</summary>
    public async Task<byte[]> ReadToEndAsync(CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        try
        {
            await Stream.CopyToAsync(all, cancellationToken);
        }
        catch (IOException)
        {
            // closed with bytes of ours unread: a reset instead of an end
        }

        return all.ToArray();
    }

    public void Dispose() => socket.Dispose();

    private async Task<AmqpFrame> ReadWholeFrameAsync(CancellationToken cancellationToken)
    {
        var size = BinaryPrimitives.ReadInt32BigEndian(await ReadAsync(4, cancellationToken));
        return AmqpFrame.Read([0, 0, 0, 0, .. await ReadAsync(size - 4, cancellationToken)]);
    }
}
