using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>The port of a namespace: plain AMQP 1.0 on 127.0.0.1 and ::1, reached by nobody but this machine.</summary>
internal sealed class AmqpListener : IAsyncDisposable
{
    private const int PortAttempts = 20;
    private const int Backlog = 512;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    private readonly List<TcpListener> doors;
    private readonly AmqpOptions options;
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<Task, byte> connections = new();
    private Task[] accepting = [];

    private AmqpListener(List<TcpListener> doors, AmqpOptions options)
    {
        this.doors = doors;
        this.options = options;
    }

    public int Port => ((IPEndPoint)doors[0].LocalEndpoint).Port;

    public int OpenConnections => connections.Count;

    /// <summary>Takes the port, so that the namespace can be named by it; clients wait until it is served.</summary>
    /// <param name="port">A free one unless given.</param>
    /// <param name="options">Limits.</param>
    /// <exception cref="SocketException">Another program has the port.</exception>
    public static AmqpListener Bind(int? port = null, AmqpOptions? options = null) =>
        new(port is { } wanted ? Open(wanted) : OpenFree(), options ?? new());

    public void Serve(LocalNamespace bus) => accepting = [.. doors.Select(door => AcceptAsync(door, bus))];

    /// <summary>Ends all connections, telling the clients, and gives the port back.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        doors.ForEach(door => door.Stop());
        await Task.WhenAll(accepting);
        await Task.WhenAll(connections.Keys);
        stop.Dispose();
    }

    private static List<TcpListener> OpenFree()
    {
        for (var attempt = 1; ; attempt++)
        {
            var first = Open(0)[0];
            try
            {
                return [first, .. OpenSixth(((IPEndPoint)first.LocalEndpoint).Port)];
            }
            catch (SocketException) when (attempt < PortAttempts)
            {
                // free for IPv4 but not for IPv6: another one then
                first.Stop();
            }
        }
    }

    private static List<TcpListener> Open(int port)
    {
        var first = Listen(IPAddress.Loopback, port);
        try
        {
            return port == 0 ? [first] : [first, .. OpenSixth(port)];
        }
        catch (SocketException)
        {
            first.Stop();
            throw;
        }
    }

    // A machine without IPv6 is served on IPv4 alone.
    private static TcpListener[] OpenSixth(int port) => Socket.OSSupportsIPv6 && HasLoopbackSix() ? [Listen(IPAddress.IPv6Loopback, port)] : [];

    private static bool HasLoopbackSix()
    {
        try
        {
            using var trial = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
            trial.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static TcpListener Listen(IPAddress address, int port)
    {
        var listener = new TcpListener(address, port);
        listener.Start(Backlog);
        return listener;
    }

    private async Task AcceptAsync(TcpListener door, LocalNamespace bus)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var socket = await door.AcceptSocketAsync(stop.Token);
                Track(AmqpConnection.RunAsync(socket, bus, options, stop.Token));
            }
            catch (SocketException) when (!stop.IsCancellationRequested)
            {
                // out of file handles, or a client that left in the queue: the next one may fare better
                await Task.Delay(Breath, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Track(Task connection)
    {
        connections.TryAdd(connection, 0);
        _ = connection.ContinueWith(ended => connections.TryRemove(ended, out _), TaskScheduler.Default);
    }
}
