namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>Limits of a listener; the defaults are near those of the service.</summary>
internal sealed record AmqpOptions
{
    /// <summary>Largest frame taken and sent, in bytes. Messages span as many as they need.</summary>
    public const int MaxFrameBytes = 64 * 1024;

    /// <summary>Most sessions of a connection less one; a channel number above it is a protocol error.</summary>
    public const ushort ChannelMax = 4_999;

    /// <summary>Most links of a session less one.</summary>
    public const uint HandleMax = 1_023;

    /// <summary>Time from the first byte expected to the client's open frame; then the connection is closed.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>A connection that has sent nothing for so long is closed; clients are told, and send empty frames.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(4);
}
