using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace Schalter.Emulators.Functions.Timers;

/// <summary>Recorded occurrences: blob <c>timers/{host}/{function}/status</c>, as the platform names it.</summary>
internal sealed class TimerStatusStore(BlobContainerClient container, string hostId, string functionId)
{
    private readonly BlobClient blob = container.GetBlobClient($"timers/{hostId}/{functionId}/status");

    public async Task<ScheduleStatus?> LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var content = await blob.DownloadContentAsync(cancellationToken);
            return content.Value.Content.ToObjectFromJson<ScheduleStatus>();
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            return null;
        }
        catch (JsonException)
        {
            return null; // unreadable counts as never recorded
        }
    }

    public Task SaveAsync(ScheduleStatus status, CancellationToken cancellationToken) =>
        blob.UploadAsync(BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(status)), overwrite: true, cancellationToken);
}
