using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Resources;

namespace Schalter.Services.Platform;

/// <summary>
/// Sends the figures of the app to Application Insights (table <c>AppMetrics</c>), once a minute and when the app stops. Logs and requests take the
/// way of the Functions host; it knows nothing of meters.
/// </summary>
public static class FigureExport
{
    private const string ClientId = "ClientId=";

    /// <summary>Does nothing where <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c> is not set.</summary>
    public static IServiceCollection AddFigureExport(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"] is { Length: > 0 } connection
            ? Export(services, connection, configuration["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"])
            : services;
    }

    /// <summary>A method of its own: a local run does not load what it does not use.</summary>
    private static IServiceCollection Export(IServiceCollection services, string connection, string? authentication)
    {
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("schalter"))
            .WithMetrics(metrics => metrics.AddMeter(AppMeter.Name).AddAzureMonitorMetricExporter(options =>
            {
                options.ConnectionString = connection;
                // Instances come and go: what one keeps on its disk is never sent.
                options.DisableOfflineStorage = true;
                if (IdentityOf(authentication) is { } identity)
                {
                    options.Credential = new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(identity));
                }
            }));
        return services;
    }

    /// <param name="authentication">As the host reads it: <c>ClientId=…;Authorization=AAD</c>.</param>
    private static string? IdentityOf(string? authentication) => authentication?.Split(';', StringSplitOptions.TrimEntries)
        .FirstOrDefault(part => part.StartsWith(ClientId, StringComparison.Ordinal))?[ClientId.Length..];
}
