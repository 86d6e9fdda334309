using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Schalter.Services.Platform;

internal static class BlobRemoval
{
    /// <summary>Removes a blob, also one whose upload never finished.</summary>
    public static async Task RemoveAsync(this BlobContainerClient container, string name, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(name);
        if (!await blob.DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken))
        {
            // Staged blocks without a committed blob cannot be deleted; an empty commit drops them.
            await blob.UploadAsync(BinaryData.Empty, overwrite: true, cancellationToken);
            await blob.DeleteIfExistsAsync(cancellationToken: cancellationToken);
        }
    }
}
