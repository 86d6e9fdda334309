using System.Net.Sockets;
using System.Text;

namespace Schalter.Functions.Tests;

/// <summary>A bare connection: what no well-behaved client sends, and answers that come before the request has ended.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient client = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private NetworkStream Stream => client.GetStream();

    /// <summary>Sends the head of a form post and leaves its body to the test.</summary>
    public static Task<RawConnection> PostAsync(Uri address, string path, string headers) =>
        BeginAsync(address, "POST", path, $"Content-Type: {PostedForm.MediaType}\r\n{headers}");

    /// <summary>Sends the head of a request and leaves its body to the test.</summary>
    public static async Task<RawConnection> BeginAsync(Uri address, string method, string path, string headers)
    {
        var connection = new RawConnection();
        await connection.client.ConnectAsync(address.Host, address.Port, Stop);
        await connection.SendAsync(Encoding.ASCII.GetBytes(
            $"{method} /api/{path} HTTP/1.1\r\nHost: {address.Authority}\r\n{headers}\r\n\r\n"));
        return connection;
    }

    public Task SendAsync(byte[] bytes) => Stream.WriteAsync(bytes, Stop).AsTask();

    public Task SendChunkAsync(byte[] bytes) => SendAsync([.. Encoding.ASCII.GetBytes($"{bytes.Length:x}\r\n"), .. bytes, .. "\r\n"u8]);

    /// <summary>Sends the chunk again and again until an answer begins.</summary>
    /// <returns>How many bytes the server took before.</returns>
    public async Task<long> SendEndlesslyAsync(byte[] chunk, long atMost)
    {
        var sent = 0L;
        while (!Stream.DataAvailable && sent < atMost)
        {
            await SendChunkAsync(chunk);
            sent += chunk.Length;
        }

        return sent;
    }

    /// <summary>Says that nothing more comes, as a program does that ends.</summary>
    public void EndSending() => client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Breaks off, as a phone does that loses its network.</summary>
    public void Abort()
    {
        client.LingerState = new LingerOption(true, 0);
        client.Close();
    }

    /// <summary>The first line of the answer; empty when the server closed without one.</summary>
    public async Task<string> StatusLineAsync()
    {
        using var reader = new StreamReader(Stream, leaveOpen: true);
        return await reader.ReadLineAsync(Stop) ?? string.Empty;
    }

    public void Dispose() => client.Dispose();
}
