using System.Data.Common;
using Azure.Messaging.ServiceBus;
using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.Functions.Local;

/// <summary>Starts the Service Bus of a local run where the setting expects it.</summary>
internal static class LocalBus
{
    private const int StandardPort = 5672;

    /// <param name="setting">The connection string configured, if any.</param>
    /// <param name="freePort">Whether to choose a free endpoint where the setting names none.</param>
    /// <param name="dataDirectory">Where the journals are kept.</param>
    /// <exception cref="LocalRunException">The setting names a namespace elsewhere, or the journals cannot be read.</exception>
    public static LocalNamespace Start(string? setting, bool freePort, string dataDirectory)
    {
        var port = string.IsNullOrWhiteSpace(setting) ? freePort ? null : (int?)StandardPort : PortOf(setting);
        try
        {
            return LocalNamespace.Start(LocalResources.Path, dataDirectory, port);
        }
        catch (InvalidOperationException taken)
        {
            throw new LocalRunException(taken.Message, taken);
        }
    }

    private static int PortOf(string setting)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = setting };
        return parts.TryGetValue("Endpoint", out var text) && Uri.TryCreate((string)text, UriKind.Absolute, out var endpoint) && endpoint.IsLoopback
            ? new Uri("sb://" + BusConnection.EndpointOf(endpoint)).Port
            : throw new LocalRunException(
                "The setting ServiceBus names a namespace elsewhere, but a local run delivers inside its own process: remove the setting.");
    }
}
