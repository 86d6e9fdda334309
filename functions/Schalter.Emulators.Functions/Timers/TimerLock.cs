using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Schalter.Emulators.Functions.Timers;

/// <summary>
/// Lets one process at a time run a timer: a lease on blob <c>locks/{host}/{function}.Listener</c>. Leases run by the
/// clock of the storage service, so this does too, whatever TimeProvider the application has.
/// </summary>
internal sealed class TimerLock(BlobContainerClient container, string hostId, string functionId)
{
    /// <summary>A dead process blocks its timers for this long.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(15);

    private readonly BlobClient blob = container.GetBlobClient($"locks/{hostId}/{functionId}.Listener");

    /// <summary>The lease, or null while another process holds it.</summary>
    public async Task<BlobLeaseClient?> TryAcquireAsync(CancellationToken cancellationToken)
    {
        await CreateAsync(cancellationToken);
        var lease = blob.GetBlobLeaseClient();
        try
        {
            await lease.AcquireAsync(Period, cancellationToken: cancellationToken);
            return lease;
        }
        catch (RequestFailedException fault) when (fault.Status == 409)
        {
            return null;
        }
    }

    /// <summary>Renews until told to stop; ends early when the lease is lost.</summary>
    public static async Task KeepAsync(BlobLeaseClient lease, CancellationToken cancellationToken)
    {
        var renewed = DateTimeOffset.UtcNow;
        while (DateTimeOffset.UtcNow - renewed < Period)
        {
            await Task.Delay(Period / 3, cancellationToken);
            try
            {
                await lease.RenewAsync(cancellationToken: cancellationToken);
                renewed = DateTimeOffset.UtcNow;
            }
            catch (RequestFailedException fault) when (fault.Status is 404 or 409)
            {
                return;
            }
            catch (Exception fault) when (Hosting.StorageOutage.IsFault(fault))
            {
                // storage may be back before the lease runs out
            }
        }
    }

    public static async Task ReleaseAsync(BlobLeaseClient lease)
    {
        try
        {
            await lease.ReleaseAsync(cancellationToken: CancellationToken.None);
        }
        catch (RequestFailedException fault) when (fault.Status is 404 or 409)
        {
            // lost before
        }
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        try
        {
            await blob.UploadAsync(BinaryData.Empty, new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } }, cancellationToken);
        }
        catch (RequestFailedException fault) when (fault.Status is 409 or 412)
        {
            // it is there already
        }
    }
}
