using Azure;
using Microsoft.Extensions.Logging;

namespace Schalter.Emulators.Functions.Hosting;

/// <summary>Says once that storage is out of reach and once that it is back, however many poll it meanwhile.</summary>
internal sealed class StorageOutage(ILogger<StorageOutage> logger)
{
    private int down;

    /// <summary>What the storage clients throw when the service cannot be reached or refuses.</summary>
    public static bool IsFault(Exception exception) =>
        exception is RequestFailedException or IOException or HttpRequestException or TaskCanceledException { InnerException: TimeoutException }
        || (exception is AggregateException many && many.InnerExceptions.All(IsFault));

    public void Report(Exception exception)
    {
        if (Interlocked.Exchange(ref down, 1) == 0)
        {
            logger.LogWarning("Storage is out of reach ({Reason}); queues and timers wait for it", exception.GetBaseException().Message);
        }
    }

    public void ReportSuccess()
    {
        if (Volatile.Read(ref down) == 1 && Interlocked.Exchange(ref down, 0) == 1)
        {
            logger.LogWarning("Storage is back");
        }
    }
}
