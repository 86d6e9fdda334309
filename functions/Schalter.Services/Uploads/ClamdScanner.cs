using System.Buffers;
using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Schalter.Services.Uploads;

/// <summary>
/// Asks a ClamAV daemon over TCP (<c>man clamd</c>, INSTREAM). Only its two clear answers are verdicts: whatever else it says, or if it says
/// nothing, there is none. Its <c>StreamMaxLength</c> must not be below the upload limit, else large documents wait for ever.
/// </summary>
public sealed class ClamdScanner(ClamdOptions options, TimeProvider clock) : IMalwareScanner
{
    private const string Engine = "clamd";
    private const string Infected = " FOUND";
    private const string Subject = "stream: ";
    private const int ChunkBytes = 64 * 1024;
    private const int LengthBytes = 4;
    private const int LongestAnswer = 4096;

    public async Task<ScanVerdict> ScanAsync(ScannedDocument document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        var answer = await AskAsync((clamd, stop) => SendAsync(document.Content, clamd, stop), cancellationToken);
        return answer switch
        {
            Subject + "OK" => new ScanVerdict.Clean(Engine),
            _ when answer.StartsWith(Subject, StringComparison.Ordinal) && answer.EndsWith(Infected, StringComparison.Ordinal) =>
                new ScanVerdict.Infected(Engine, answer[Subject.Length..^Infected.Length]),
            _ => throw new ScannerUnavailableException($"clamd gave no verdict but '{answer}'."),
        };
    }

    public Task CheckAsync(CancellationToken cancellationToken) => PingAsync(cancellationToken);

    /// <exception cref="ScannerUnavailableException">clamd did not answer, or not as it should.</exception>
    public async Task PingAsync(CancellationToken cancellationToken)
    {
        var answer = await AskAsync((clamd, stop) => clamd.WriteAsync("zPING\0"u8.ToArray(), stop), cancellationToken);
        if (answer != "PONG")
        {
            throw new ScannerUnavailableException($"clamd answered '{answer}' instead of PONG.");
        }
    }

    private async Task<string> AskAsync(Func<NetworkStream, CancellationToken, ValueTask> send, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await ConnectAsync(client, cancellationToken);
            using var late = new CancellationTokenSource(options.AnswerWithin, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
            var clamd = client.GetStream();
            await send(clamd, either.Token);
            return await AnswerAsync(clamd, either.Token);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ScannerUnavailableException($"clamd at {options.Host}:{options.Port} did not answer in time.", late);
        }
        catch (SocketException broken)
        {
            throw new ScannerUnavailableException($"clamd at {options.Host}:{options.Port} cannot be reached.", broken);
        }
        catch (IOException broken) when (broken.InnerException is SocketException)
        {
            throw new ScannerUnavailableException($"clamd at {options.Host}:{options.Port} broke off the conversation.", broken);
        }
    }

    private async Task ConnectAsync(TcpClient client, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(options.ConnectWithin, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        await client.ConnectAsync(options.Host, options.Port, either.Token);
    }

    /// <summary>Chunks with their length in front (big-endian), ended by an empty one.</summary>
    private static async ValueTask SendAsync(Stream content, NetworkStream clamd, CancellationToken cancellationToken)
    {
        var chunk = ArrayPool<byte>.Shared.Rent(LengthBytes + ChunkBytes);
        try
        {
            await clamd.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellationToken);
            for (var read = -1; read != 0;)
            {
                read = await content.ReadAsync(chunk.AsMemory(LengthBytes, ChunkBytes), cancellationToken);
                BinaryPrimitives.WriteInt32BigEndian(chunk, read);
                await clamd.WriteAsync(chunk.AsMemory(0, LengthBytes + read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk, clearArray: true);
        }
    }

    /// <summary>The answer up to its closing NUL; without one it is half an answer.</summary>
    private static async Task<string> AnswerAsync(NetworkStream clamd, CancellationToken cancellationToken)
    {
        var answer = new byte[LongestAnswer];
        var length = 0;
        while (length < answer.Length)
        {
            var read = await clamd.ReadAsync(answer.AsMemory(length), cancellationToken);
            length += read;
            if (read == 0 || answer[length - 1] == 0)
            {
                break;
            }
        }

        return length > 0 && answer[length - 1] == 0
            ? Encoding.UTF8.GetString(answer, 0, length - 1)
            : throw new ScannerUnavailableException("clamd broke off in the middle of its answer.");
    }
}
