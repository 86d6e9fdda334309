using System.Buffers.Binary;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>
/// Finds where an encoded AMQP value ends without decoding it: so a frame is parted from its payload, and a message into sections,
/// whatever its body. It is the first to see foreign bytes, so it trusts no length, no count and no nesting.
/// </summary>
internal ref struct FrameShape(ReadOnlySpan<byte> bytes)
{
    private const int DeepestNesting = 24;

    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>How many bytes the first value takes.</summary>
    /// <exception cref="AmqpFault">The bytes are no well-formed value, or nest too deeply.</exception>
    public static int LengthOfFirst(ReadOnlySpan<byte> bytes)
    {
        var walk = new FrameShape(bytes);
        walk.Value(0);
        return bytes.Length - walk.rest.Length;
    }

    private void Value(int depth)
    {
        var code = Byte();
        if (code == 0)
        {
            Check(depth < DeepestNesting, "values nest too deeply");
            Value(depth + 1);
            Value(depth + 1);
            return;
        }

        Content(code, depth);
    }

    private void Content(byte code, int depth)
    {
        switch (code >> 4)
        {
            case >= 0x4 and <= 0x9:
                Skip(FixedWidth(code));
                break;
            case 0xA or 0xB:
                Skip(Number(code >> 4 == 0xA));
                break;
            case >= 0xC:
                Compound(code, depth);
                break;
            default:
                throw Malformed($"0x{code:x2} is no format code");
        }
    }

    private void Compound(byte code, int depth)
    {
        Check(depth < DeepestNesting, "values nest too deeply");
        var isSmall = code >> 4 is 0xC or 0xE;
        var size = Number(isSmall);
        Check(size <= rest.Length, "a value ends after its frame");
        var outside = rest[size..];
        rest = rest[..size];
        var count = Number(isSmall);
        Check(count <= rest.Length, "a value announces more than it holds");
        if (code >> 4 >= 0xE)
        {
            Elements(count, depth);
        }
        else
        {
            Values(count, depth);
        }

        Check(rest.Length == 0, "a value is longer than what it holds");
        rest = outside;
    }

    private void Values(int count, int depth)
    {
        for (var i = 0; i < count; i++)
        {
            Value(depth + 1);
        }
    }

    private void Elements(int count, int depth)
    {
        var code = Byte();
        Check(code != 0, "arrays of described values are not taken");
        for (var i = 0; i < count; i++)
        {
            Content(code, depth + 1);
        }
    }

    private static int FixedWidth(byte code) => (code >> 4) switch
    {
        0x4 => 0,
        0x5 => 1,
        0x6 => 2,
        0x7 => 4,
        0x8 => 8,
        _ => 16,
    };

    private int Number(bool isSmall)
    {
        if (isSmall)
        {
            return Byte();
        }

        Check(rest.Length >= 4, "a value is cut off");
        var number = BinaryPrimitives.ReadUInt32BigEndian(rest);
        rest = rest[4..];
        Check(number <= int.MaxValue, "a value ends after its frame");
        return (int)number;
    }

    private byte Byte()
    {
        Check(rest.Length > 0, "a value is cut off");
        var first = rest[0];
        rest = rest[1..];
        return first;
    }

    private void Skip(int count)
    {
        Check(count <= rest.Length, "a value ends after its frame");
        rest = rest[count..];
    }

    private static void Check(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw Malformed(otherwise);
        }
    }

    private static AmqpFault Malformed(string why) => new(AmqpFault.DecodeError, $"The bytes cannot be read: {why}.");
}
