using Schalter.Emulators.ServiceBus.Namespace;

namespace Azure.Messaging.ServiceBus;

/// <summary>A client's way to its namespace, looked up anew for each operation: a namespace that comes back is found again.</summary>
internal sealed class BusConnection(string endpoint)
{
    private const int StandardPort = 5672;

    public static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(60);

    public string Endpoint => endpoint;

    public bool IsClosed { get; set; }

    public static BusConnection From(string connectionString)
    {
        var parts = connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
            .ToDictionary(part => part[0].Trim(), part => part[1].Trim(), StringComparer.OrdinalIgnoreCase);
        return parts.TryGetValue("Endpoint", out var endpoint) && Uri.TryCreate(endpoint, UriKind.Absolute, out var uri)
            ? new(EndpointOf(uri))
            : throw new FormatException("The connection string of Service Bus has no endpoint (Endpoint=sb://host;…).");
    }

    /// <summary>Host and port by which a namespace is known, however it was written.</summary>
    public static string EndpointOf(Uri address) =>
        $"{(address.IsLoopback ? "localhost" : address.Host)}:{(address.Port < 0 ? StandardPort : address.Port)}";

    public T Do<T>(Func<LocalNamespace, T> operation)
    {
        ObjectDisposedException.ThrowIf(IsClosed, typeof(ServiceBusClient));
        try
        {
            return operation(LocalNamespace.At(endpoint));
        }
        catch (BusFault fault)
        {
            throw ServiceBusException.From(fault);
        }
    }

    public async Task<T> DoAsync<T>(Func<LocalNamespace, Task<T>> operation)
    {
        ObjectDisposedException.ThrowIf(IsClosed, typeof(ServiceBusClient));
        try
        {
            return await operation(LocalNamespace.At(endpoint));
        }
        catch (BusFault fault)
        {
            throw ServiceBusException.From(fault);
        }
    }

    /// <summary>Carries out what has no result; as a task, so that refusals reach the caller where it awaits.</summary>
    public Task DoAsync(Action<LocalNamespace> operation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return DoAsync(bus =>
        {
            operation(bus);
            return Task.FromResult(true);
        });
    }
}
