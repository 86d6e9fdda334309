using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Schalter.Emulators.Functions.Local;

/// <summary>The storage part of <c>content/resources.json</c>: what Bicep creates in Azure is created here at each start.</summary>
internal sealed record LocalResources(IReadOnlyList<string> Containers, IReadOnlyList<string> Queues, IReadOnlyList<string> Tables)
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "content", "resources.json");

    /// <exception cref="LocalRunException">The list is missing or cannot be read.</exception>
    public static LocalResources Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<LocalResources>(File.ReadAllText(path), JsonSerializerOptions.Web)
                ?? throw new JsonException("it is empty");
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException)
        {
            throw new LocalRunException($"{path} cannot be read: {unreadable.Message}", unreadable);
        }
    }

    /// <summary>Creates what is not there yet, every queue with its poison queue; harmless when repeated.</summary>
    public Task CreateAsync(string connectionString, CancellationToken cancellationToken)
    {
        var blobs = new BlobServiceClient(connectionString);
        var queues = new QueueServiceClient(connectionString);
        var tables = new TableServiceClient(connectionString);
        return Task.WhenAll([
            .. Containers.Select(name => (Task)blobs.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
            .. Queues.Concat(Queues.Select(name => name + "-poison"))
                .Select(name => queues.GetQueueClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
            .. Tables.Select(name => tables.CreateTableIfNotExistsAsync(name, cancellationToken)),
        ]);
    }

    public override string ToString() => $"{Containers.Count} containers, {Queues.Count} queues, {Tables.Count} tables";
}
