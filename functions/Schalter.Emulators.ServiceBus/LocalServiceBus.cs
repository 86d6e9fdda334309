using System.Net.Sockets;
using Schalter.Emulators.ServiceBus.Amqp;
using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus;

/// <summary>A namespace with its port: what clients can connect to.</summary>
internal sealed class LocalServiceBus : IAsyncDisposable
{
    private readonly AmqpListener listener;
    private int stopped;

    private LocalServiceBus(AmqpListener listener, LocalNamespace bus) => (this.listener, Namespace) = (listener, bus);

    public LocalNamespace Namespace { get; }

    /// <inheritdoc cref="LocalNamespace.Endpoint"/>
    public string Endpoint => Namespace.Endpoint;

    public string ConnectionString => Namespace.ConnectionString;

    /// <param name="resourcesJsonPath">The list of topics and subscriptions.</param>
    /// <param name="dataDirectory">Keeps the journals in its folder <c>servicebus</c>; null forgets everything on stop.</param>
    /// <param name="port">A free one unless given.</param>
    /// <param name="clock">Decides locks, schedules and windows.</param>
    /// <exception cref="SocketException">Another program has the port.</exception>
    /// <exception cref="InvalidOperationException">The journals are damaged, or another process has them.</exception>
    public static async Task<LocalServiceBus> StartAsync(string resourcesJsonPath, string? dataDirectory, int? port = null, TimeProvider? clock = null)
    {
        var listener = AmqpListener.Bind(port);
        try
        {
            var started = new LocalServiceBus(listener, LocalNamespace.Start(resourcesJsonPath, dataDirectory, listener.Port, clock));
            listener.Serve(started.Namespace);
            return started;
        }
        catch
        {
            await listener.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the namespace first: those who wait are told to try again later, and then disconnected.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref stopped, 1) == 0)
        {
            await Namespace.DisposeAsync();
            await listener.DisposeAsync();
        }
    }
}
