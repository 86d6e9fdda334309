using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Amqp.Types;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>One TCP connection as protocol headers and frames. Anyone may send; one reads.</summary>
internal sealed class AmqpWire(Stream stream) : IAsyncDisposable
{
    public const int HeaderBytes = 8;
    public const byte AmqpType = 0;
    public const byte SaslType = 1;

    private readonly PipeReader reader = PipeReader.Create(stream, new(bufferSize: 16 * 1024, useZeroByteReads: true));
    private readonly WireOutput output = new(stream);
    private long lastRead = Environment.TickCount64;

    /// <summary>How long nothing has come in.</summary>
    public TimeSpan SilentFor => TimeSpan.FromMilliseconds(Environment.TickCount64 - Volatile.Read(ref lastRead));

    public WireOutput Output => output;

    /// <summary>The eight bytes that begin a protocol; null if the peer has gone.</summary>
    public async Task<byte[]?> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        var read = await reader.ReadAtLeastAsync(HeaderBytes, cancellationToken);
        if (read.Buffer.Length < HeaderBytes)
        {
            return null;
        }

        var header = read.Buffer.Slice(0, HeaderBytes).ToArray();
        reader.AdvanceTo(read.Buffer.GetPosition(HeaderBytes));
        return header;
    }

    /// <summary>The next frame; null if the peer has gone.</summary>
    /// <exception cref="AmqpFault">The bytes are no frame, or one larger than agreed.</exception>
    public async ValueTask<AmqpFrame?> ReadFrameAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            Volatile.Write(ref lastRead, Environment.TickCount64);
            if (Cut(read.Buffer) is { } bytes)
            {
                reader.AdvanceTo(read.Buffer.GetPosition(bytes.Length));
                return AmqpFrame.Read(bytes);
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
            {
                return null;
            }
        }
    }

    public void Send(ushort channel, DescribedList? performative, ReadOnlySpan<byte> payload = default) =>
        output.Write(AmqpType, channel, performative, payload);

    public async ValueTask DisposeAsync()
    {
        await output.DisposeAsync();
        await reader.CompleteAsync();
        await stream.DisposeAsync();
    }

    private static byte[]? Cut(ReadOnlySequence<byte> buffer)
    {
        if (buffer.Length < 4)
        {
            return null;
        }

        Span<byte> prefix = stackalloc byte[4];
        buffer.Slice(0, 4).CopyTo(prefix);
        var size = BinaryPrimitives.ReadUInt32BigEndian(prefix);
        if (size is < HeaderBytes or > AmqpOptions.MaxFrameBytes)
        {
            throw new AmqpFault(AmqpFault.FramingError, $"A frame of {size} bytes is not taken.");
        }

        return buffer.Length < size ? null : buffer.Slice(0, size).ToArray();
    }
}

/// <summary>A frame as it came: what it says, and the part of a message it carries.</summary>
/// <param name="Type">AMQP or SASL.</param>
/// <param name="Channel">The session it belongs to.</param>
/// <param name="Performative">What it says; null in an empty frame, which only keeps the connection alive.</param>
/// <param name="Payload">Part of a message.</param>
internal sealed record AmqpFrame(byte Type, ushort Channel, DescribedList? Performative, ReadOnlyMemory<byte> Payload)
{
    private const byte LeastOffset = 2;

    public static AmqpFrame Read(byte[] bytes)
    {
        var start = bytes[4] * 4;
        if (bytes[4] < LeastOffset || start > bytes.Length)
        {
            throw new AmqpFault(AmqpFault.FramingError, "A frame's data begins outside of it.");
        }

        var channel = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(6));
        if (start == bytes.Length)
        {
            return new(bytes[5], channel, null, default);
        }

        var length = FrameShape.LengthOfFirst(bytes.AsSpan(start));
        return AmqpCodec.Decode(bytes, start, length) is DescribedList performative
            ? new(bytes[5], channel, performative, bytes.AsMemory(start + length))
            : throw new AmqpFault(AmqpFault.DecodeError, "A frame says nothing known.");
    }
}
