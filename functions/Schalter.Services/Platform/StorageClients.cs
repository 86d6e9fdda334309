using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Schalter.Services.Platform;

/// <summary>
/// The storage account behind setting <c>Storage</c>: a connection string in local runs, <c>Storage:blobServiceUri</c>,
/// <c>:queueServiceUri</c> and <c>:tableServiceUri</c> with managed identity in Azure (the names the queue triggers read as well).
/// </summary>
public static class StorageClients
{
    /// <summary>Name of the setting, also for the queue triggers.</summary>
    public const string Section = "Storage";

    public static IServiceCollection AddStorage(this IServiceCollection services) => services
        .AddSingleton(provider => Blobs(provider.GetRequiredService<IConfiguration>()))
        .AddSingleton(provider => Queues(provider.GetRequiredService<IConfiguration>()))
        .AddSingleton(provider => Tables(provider.GetRequiredService<IConfiguration>()));

    private static BlobServiceClient Blobs(IConfiguration configuration) => configuration[Section] is { Length: > 0 } local
        ? new(local, Patient(new BlobClientOptions()))
        : new(Address(configuration, "blob"), AppIdentity.For(configuration, Section), Patient(new BlobClientOptions()));

    private static QueueServiceClient Queues(IConfiguration configuration)
    {
        var options = Patient(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

        // One message that is not base64 (somebody's hand) must not hide the others of a poison queue.
        options.MessageDecodingFailed += _ => Task.CompletedTask;
        return configuration[Section] is { Length: > 0 } local
            ? new(local, options)
            : new(Address(configuration, "queue"), AppIdentity.For(configuration, Section), options);
    }

    private static TableServiceClient Tables(IConfiguration configuration) => configuration[Section] is { Length: > 0 } local
        ? new(local, Patient(new TableClientOptions()))
        : new(Address(configuration, "table"), AppIdentity.For(configuration, Section), Patient(new TableClientOptions()));

    /// <summary>A person waits behind each call: two short retries, then the caller says "try again" and the queues carry the rest.</summary>
    private static T Patient<T>(T options)
        where T : ClientOptions
    {
        options.Retry.MaxRetries = 2;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(30);
        options.Diagnostics.IsLoggingContentEnabled = false;
        return options;
    }

    private static Uri Address(IConfiguration configuration, string service) =>
        configuration[$"{Section}:{service}ServiceUri"] is { Length: > 0 } address
            ? new(address)
            : throw new InvalidOperationException($"Neither setting Storage nor Storage__{service}ServiceUri is set.");
}
