using Schalter.Emulators.ServiceBus.Client.Wire;

namespace Azure.Messaging.ServiceBus;

/// <summary>A client's way to its namespace: opened when first needed, opened anew when it is lost, shared by all that the client makes.</summary>
internal sealed class BusConnection(BusAddress address, BusCredential credential, TimeProvider? clock = null) : IAsyncDisposable
{
    private readonly SemaphoreSlim opening = new(1);
    private readonly Retries retries = new(clock ?? TimeProvider.System);
    private LiveConnection? live;

    public string Host => address.Host;

    public bool IsClosed { get; private set; }

    /// <exception cref="FormatException">It is no list of names and values, or its endpoint is no address.</exception>
    /// <exception cref="ArgumentException">It has no endpoint, or nothing to show there.</exception>
    public static BusConnection From(string connectionString, TimeProvider? clock = null)
    {
        var parts = connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2)).ToList();
        if (parts.Any(part => part.Length != 2))
        {
            throw new FormatException("The connection string of Service Bus cannot be read: it is made of Name=value; pairs.");
        }

        var values = parts.ToDictionary(part => part[0].Trim(), part => part[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var endpoint = values.GetValueOrDefault("Endpoint")
            ?? throw new ArgumentException("The connection string of Service Bus has no endpoint (Endpoint=sb://host;…).", nameof(connectionString));
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var uri))
        {
            throw new FormatException($"The endpoint '{endpoint}' in the connection string is no address.");
        }

        var emulator = bool.TryParse(values.GetValueOrDefault("UseDevelopmentEmulator"), out var local) && local;
        return new(BusAddress.From(uri, emulator), CredentialOf(values), clock);
    }

    /// <summary>Host and port by which a namespace is known, however it was written.</summary>
    public static string EndpointOf(Uri address) => BusAddress.From(address, emulator: true).Endpoint;

    /// <summary>Carries an operation out, again if need be, and words what goes wrong as the package does.</summary>
    public Task<T> RunAsync<T>(
        string entity, Func<LiveConnection, CancellationToken, Task<T>> operation, CancellationToken cancellationToken,
        TimeSpan? patience = null, bool timeoutIsAnswer = false)
    {
        ObjectDisposedException.ThrowIf(IsClosed, typeof(ServiceBusClient));
        return retries.RunAsync(
            entity, patience ?? Retries.TryTimeout,
            async token =>
            {
                var connection = await LiveAsync(token);
                await connection.AuthorizeAsync(entity, token);
                return await operation(connection, token);
            },
            cancellationToken, timeoutIsAnswer);
    }

    public async ValueTask DisposeAsync()
    {
        IsClosed = true;
        if (live is not null)
        {
            await live.DisposeAsync();
        }
    }

    private static BusCredential CredentialOf(Dictionary<string, string> values) =>
        (values.GetValueOrDefault("SharedAccessKeyName"), values.GetValueOrDefault("SharedAccessKey"), values.GetValueOrDefault("SharedAccessSignature")) switch
        {
            ({ Length: > 0 } name, { Length: > 0 } key, null) => new SharedKeyCredential(name, key),
            (null, null, { Length: > 0 } signature) => new SharedSignatureCredential(signature),
            _ => throw new ArgumentException(
                "The connection string of Service Bus needs SharedAccessKeyName with SharedAccessKey, or SharedAccessSignature.", nameof(values)),
        };

    private async Task<LiveConnection> LiveAsync(CancellationToken cancellationToken)
    {
        if (live is { IsOpen: true } ready)
        {
            return ready;
        }

        await opening.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(IsClosed, typeof(ServiceBusClient));
            if (live is not { IsOpen: true })
            {
                await (live?.DisposeAsync() ?? ValueTask.CompletedTask);
                live = null;
                live = new(await WireConnection.OpenAsync(address, cancellationToken), address, credential, clock ?? TimeProvider.System);
            }

            return live;
        }
        finally
        {
            opening.Release();
        }
    }
}
