using System.Net.Security;
using System.Net.Sockets;

namespace Schalter.Emulators.ServiceBus.Client.Wire;

/// <summary>Where a namespace answers, and whether under TLS: in Azure always, with an emulator never.</summary>
internal sealed record BusAddress(string Host, int Port, bool UseTls)
{
    private const int PlainPort = 5672;
    private const int TlsPort = 5671;

    /// <summary>Host and port, as in <c>localhost:5672</c>.</summary>
    public string Endpoint => $"{Host}:{Port}";

    /// <summary>The same namespace has one name, however its address was written.</summary>
    public static BusAddress From(Uri address, bool emulator) =>
        new(address.IsLoopback ? "localhost" : address.Host, address.Port < 0 ? (emulator ? PlainPort : TlsPort) : address.Port, !emulator);

    /// <exception cref="SocketException">Nobody answers there.</exception>
    /// <exception cref="IOException">TLS cannot be agreed upon.</exception>
    public async Task<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(Host, Port, cancellationToken);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        var stream = new NetworkStream(socket, ownsSocket: true);
        return UseTls ? await SecureAsync(stream, cancellationToken) : stream;
    }

    private async Task<Stream> SecureAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var secure = new SslStream(stream);
        try
        {
            await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = Host }, cancellationToken);
            return secure;
        }
        catch
        {
            await secure.DisposeAsync();
            throw;
        }
    }
}
