using System.Buffers.Binary;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>
/// An encoded message, cut into what stands before its body and the body, so that bodies are neither decoded nor copied about.
/// </summary>
/// <param name="Head">Header, annotations, properties, application properties.</param>
/// <param name="Body">The body's sections as they were encoded.</param>
/// <param name="Data">The content of each data section; none if the body is a value or a sequence.</param>
internal sealed record MessageSections(byte[] Head, ReadOnlyMemory<byte> Body, IReadOnlyList<ReadOnlyMemory<byte>> Data)
{
    private const byte DataCode = 0x75;
    private const byte FooterCode = 0x78;
    private const byte SmallULong = 0x53;
    private const byte ULong = 0x80;
    private const byte Binary8 = 0xA0;
    private const byte Binary32 = 0xB0;

    /// <exception cref="AmqpFault">The bytes are no message.</exception>
    public static MessageSections Of(byte[] message)
    {
        var (head, end) = (message.Length, message.Length);
        List<ReadOnlyMemory<byte>> data = [];
        for (int start = 0, length; start < message.Length; start += length)
        {
            length = FrameShape.LengthOfFirst(message.AsSpan(start));
            var (code, content) = Descriptor(message.AsSpan(start, length));
            head = code >= DataCode ? Math.Min(head, start) : head;
            end = code == FooterCode ? Math.Min(end, start) : end;
            if (code == DataCode)
            {
                data.Add(Bytes(message.AsMemory(start + content, length - content)));
            }
        }

        return new(message[..head], message.AsMemory(head, end - head), data);
    }

    /// <summary>The sections before the body, as far as they are whole: of a message that is not, or that cannot be read to its end.</summary>
    public static byte[] HeadOf(ReadOnlySpan<byte> start)
    {
        var length = 0;
        try
        {
            while (length < start.Length && Descriptor(start[length..]).Code < DataCode)
            {
                length += FrameShape.LengthOfFirst(start[length..]);
            }
        }
        catch (AmqpFault)
        {
            // here it is cut off, or no message any more
        }

        return start[..length].ToArray();
    }

    /// <summary>Appends one data section.</summary>
    public static byte[] WithData(ReadOnlySpan<byte> head, ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> start = [0, SmallULong, DataCode, Binary32];
        var message = new byte[head.Length + start.Length + sizeof(int) + content.Length];
        head.CopyTo(message);
        start.CopyTo(message.AsSpan(head.Length));
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(head.Length + start.Length), content.Length);
        content.CopyTo(message.AsSpan(message.Length - content.Length));
        return message;
    }

    private static (byte Code, int Length) Descriptor(ReadOnlySpan<byte> section)
    {
        var (code, length) = section switch
        {
            [0, SmallULong, var small, ..] => ((ulong)small, 3),
            [0, ULong, ..] => (BinaryPrimitives.ReadUInt64BigEndian(section[2..]), 10),
            _ => (0ul, 0),
        };
        return code is >= 0x70 and <= FooterCode
            ? ((byte)code, length)
            : throw new AmqpFault(AmqpFault.DecodeError, "A message consists of the sections that AMQP describes by number.");
    }

    private static ReadOnlyMemory<byte> Bytes(ReadOnlyMemory<byte> binary) => binary.Span[0] switch
    {
        Binary8 => binary[2..],
        Binary32 => binary[5..],
        _ => throw new AmqpFault(AmqpFault.DecodeError, "A data section holds bytes."),
    };
}
