using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>AMQPNetLite's decoder, guarded: what it throws about malformed bytes becomes one kind of fault.</summary>
internal static class AmqpCodec
{
    private const int InitialBytes = 512;

    // The decoder knows the types of frames only after one of them was made.
    static AmqpCodec() => _ = new Open();

    /// <exception cref="AmqpFault">The bytes hold a value of the wrong type.</exception>
    public static object? Decode(byte[] bytes, int start, int length) =>
        Guarded(() => Encoder.ReadObject(new ByteBuffer(bytes, start, length, length)));

    /// <exception cref="AmqpFault">The bytes are no message.</exception>
    public static Message DecodeMessage(byte[] bytes) =>
        Guarded(() => Message.Decode(new ByteBuffer(bytes, 0, bytes.Length, bytes.Length)));

    // Section by section: a whole message without a body would be given a null one.
    public static byte[] Encode(params ReadOnlySpan<RestrictedDescribed> sections)
    {
        var buffer = new ByteBuffer(InitialBytes, autoGrow: true);
        foreach (var section in sections)
        {
            section.Encode(buffer);
        }

        return buffer.Buffer.AsSpan(buffer.Offset, buffer.Length).ToArray();
    }

    private static T Guarded<T>(Func<T> decode)
    {
        try
        {
            return decode();
        }
        catch (Exception fault) when (fault is AmqpException or InvalidCastException or ArgumentException or OverflowException
            or IndexOutOfRangeException or InvalidOperationException or NullReferenceException)
        {
            throw new AmqpFault(AmqpFault.DecodeError, $"The bytes cannot be read: {fault.Message}", fault);
        }
    }
}
