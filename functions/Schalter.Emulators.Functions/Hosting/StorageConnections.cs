using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace Schalter.Emulators.Functions.Hosting;

/// <summary>Clients for the storage accounts that settings name.</summary>
internal sealed partial class StorageConnections(IConfiguration settings)
{
    private const string HostStorage = "AzureWebJobsStorage";

    /// <summary>Few retries: who polls tries again anyway, with its own back-off.</summary>
    public QueueServiceClient Queues(string? connection)
    {
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        options.Retry.MaxRetries = 1;
        return new QueueServiceClient(ConnectionString(connection), options);
    }

    /// <summary>Where the host keeps the state of its timers.</summary>
    public BlobContainerClient HostContainer()
    {
        var options = new BlobClientOptions();
        options.Retry.MaxRetries = 1;
        return new BlobContainerClient(ConnectionString(null), "azure-webjobs-hosts", options);
    }

    /// <summary>Replaces each <c>%setting%</c>, as in names of queues and in schedules.</summary>
    public string Resolve(string text) => Placeholder().Replace(text, match =>
        settings[match.Groups[1].Value] ?? throw new InvalidOperationException($"'{text}' names the setting '{match.Groups[1].Value}', which is missing."));

    private string ConnectionString(string? connection)
    {
        var name = string.IsNullOrEmpty(connection) ? HostStorage : Resolve(connection);
        return settings[$"AzureWebJobs{name}"] ?? settings[name] ?? settings.GetConnectionString(name)
            ?? throw new InvalidOperationException($"The setting '{name}' with a storage connection string is missing.");
    }

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Placeholder();
}
