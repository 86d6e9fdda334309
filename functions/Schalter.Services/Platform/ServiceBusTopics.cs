using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Configuration;

namespace Schalter.Services.Platform;

/// <summary>
/// The Service Bus namespace behind setting <c>ServiceBus</c>: a connection string in local runs,
/// <c>ServiceBus:fullyQualifiedNamespace</c> with managed identity (<c>ServiceBus:clientId</c>) in Azure.
/// </summary>
public sealed class ServiceBusTopics(IConfiguration configuration) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ServiceBusSender> senders = new(StringComparer.Ordinal);
    private readonly Lazy<ServiceBusClient> client = new(() => Connect(configuration));

    /// <param name="id">Message id: a repeat within the topic's window is dropped there.</param>
    /// <param name="session">What must stay in order: the case.</param>
    /// <param name="attributes">Plain properties for subscription filters.</param>
    public async Task SendAsync(
        string topic, string id, string session, BinaryData body, string contentType,
        IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        var message = new ServiceBusMessage(body)
        {
            MessageId = id,
            SessionId = session,
            Subject = session,
            ContentType = contentType,
        };
        foreach (var (name, value) in attributes)
        {
            message.ApplicationProperties[name] = value;
        }

        await senders.GetOrAdd(topic, name => client.Value.CreateSender(name)).SendMessageAsync(message, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (client.IsValueCreated)
        {
            await client.Value.DisposeAsync();
        }
    }

    private static ServiceBusClient Connect(IConfiguration configuration)
    {
        if (configuration["ServiceBus"] is { Length: > 0 } connection)
        {
            return new(connection);
        }

        var address = configuration["ServiceBus:fullyQualifiedNamespace"]
            ?? throw new InvalidOperationException("Neither setting ServiceBus nor ServiceBus__fullyQualifiedNamespace is set.");
        return new(address, AppIdentity.For(configuration, "ServiceBus"));
    }
}
