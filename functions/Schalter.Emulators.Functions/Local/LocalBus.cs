using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using Azure.Messaging.ServiceBus;
using Schalter.Emulators.ServiceBus;

namespace Schalter.Emulators.Functions.Local;

/// <summary>The Service Bus of a local run: a namespace started for it, one that answers already, or one elsewhere.</summary>
internal sealed record LocalBus(string ConnectionString, string Place, LocalServiceBus? Started) : IAsyncDisposable
{
    private const int StandardPort = 5672;
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(2);
    private static readonly byte[] Greeting = [.. "AMQP"u8, 3, 1, 0, 0];

    /// <param name="setting">The connection string configured, if any.</param>
    /// <param name="freePort">Whether to choose a free port where the setting names none.</param>
    /// <param name="dataDirectory">Where the journals of a namespace started here are kept.</param>
    /// <param name="say">Receives the lines of progress.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="LocalRunException">Another program has the port, or the journals cannot be read.</exception>
    public static async Task<LocalBus> StartAsync(
        string? setting, bool freePort, string dataDirectory, Action<string> say, CancellationToken cancellationToken)
    {
        var namesNone = string.IsNullOrWhiteSpace(setting);
        if (!namesNone && PortOf(setting!) is null)
        {
            say("using the Service Bus namespace named in the settings ...");
            return new(setting!, "as set", null);
        }

        var port = namesNone ? freePort ? (int?)null : StandardPort : PortOf(setting!);
        if (port is { } taken && await AnswersAsync(taken, cancellationToken))
        {
            say($"using the Service Bus that answers on port {taken} ...");
            return new(namesNone ? ConnectionStringAt(taken) : setting!, $"sb://localhost:{taken}", null);
        }

        say("starting Service Bus ...");
        var started = await StartAsync(dataDirectory, port);
        return new(started.ConnectionString, $"sb://{started.Endpoint}", started);
    }

    public async ValueTask DisposeAsync()
    {
        if (Started is not null)
        {
            await Started.DisposeAsync();
        }
    }

    private static async Task<LocalServiceBus> StartAsync(string dataDirectory, int? port)
    {
        try
        {
            return await LocalServiceBus.StartAsync(LocalResources.Path, dataDirectory, port);
        }
        catch (SocketException taken)
        {
            throw new LocalRunException(
                $"Port {port} for the Service Bus is taken by another program: end it, or name another port in the setting ServiceBus.", taken);
        }
        catch (InvalidOperationException unreadable)
        {
            throw new LocalRunException(unreadable.Message, unreadable);
        }
    }

    private static string ConnectionStringAt(int port) =>
        $"Endpoint=sb://localhost:{port};SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;";

    /// <summary>The port on this machine; null if the setting names a namespace elsewhere.</summary>
    private static int? PortOf(string setting)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = setting };
        return parts.TryGetValue("Endpoint", out var text)
            && Uri.TryCreate((string)text, UriKind.Absolute, out var endpoint) && endpoint.IsLoopback
            ? new Uri("sb://" + BusConnection.EndpointOf(endpoint)).Port
            : null;
    }

    /// <summary>Whether something on the port speaks AMQP.</summary>
    private static async Task<bool> AnswersAsync(int port, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(AnswerLimit);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, limit.Token);
            await socket.SendAsync(Greeting, limit.Token);
            var answer = new byte[4];
            return await socket.ReceiveAsync(answer, limit.Token) == answer.Length && answer.AsSpan().SequenceEqual("AMQP"u8);
        }
        catch (SocketException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
