using Amqp.Sasl;
using Amqp.Types;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>
/// The first bytes of a connection: SASL where the client wants it, then AMQP. Everyone is let in, as by the service's own emulator;
/// the port is open to this machine only.
/// </summary>
internal static class Handshake
{
    private const byte SaslProtocol = 3;
    private static readonly byte[] Amqp = [.. "AMQP"u8, 0, 1, 0, 0];
    private static readonly byte[] Sasl = [.. "AMQP"u8, SaslProtocol, 1, 0, 0];

    /// <summary>Whether AMQP frames may follow; if not, the peer was told which protocol is spoken here.</summary>
    public static async Task<bool> GreetAsync(AmqpWire wire, CancellationToken cancellationToken)
    {
        var header = await wire.ReadHeaderAsync(cancellationToken);
        if (header is not null && header.AsSpan().SequenceEqual(Sasl))
        {
            await AuthenticateAsync(wire, cancellationToken);

            // Only now: some clients cannot read a header that arrives together with the end of SASL.
            header = await wire.ReadHeaderAsync(cancellationToken);
        }

        if (header is not null)
        {
            wire.Output.Write(Amqp);
        }

        return header is not null && header.AsSpan().SequenceEqual(Amqp);
    }

    private static async Task AuthenticateAsync(AmqpWire wire, CancellationToken cancellationToken)
    {
        wire.Output.Write(Sasl);
        Send(wire, new SaslMechanisms { SaslServerMechanisms = [new("MSSBCBS"), new("PLAIN"), new("ANONYMOUS")] });
        if (await wire.ReadFrameAsync(cancellationToken) is not { Type: AmqpWire.SaslType, Performative: SaslInit })
        {
            throw new AmqpFault(AmqpFault.FramingError, "A SASL mechanism was to be chosen.");
        }

        Send(wire, new SaslOutcome { Code = SaslCode.Ok });
    }

    private static void Send(AmqpWire wire, DescribedList frame) => wire.Output.Write(AmqpWire.SaslType, 0, frame);
}
