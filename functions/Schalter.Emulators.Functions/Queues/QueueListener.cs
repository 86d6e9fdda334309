using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Schalter.Emulators.Functions.Hosting;

namespace Schalter.Emulators.Functions.Queues;

/// <summary>Fetches messages in batches and keeps several being worked on.</summary>
internal sealed class QueueListener(
    QueueClient queue, QueueMessageWork work, QueueOptions options, StopSignals signals, StorageOutage outage)
{
    private readonly List<Task> running = [];

    public async Task RunAsync()
    {
        var emptyPolls = 0;
        while (!signals.NothingNew.IsCancellationRequested)
        {
            var messages = await FetchAsync();
            if (signals.NothingNew.IsCancellationRequested)
            {
                await Task.WhenAll(messages.Select(work.GiveBackAsync));
                break;
            }

            running.AddRange(messages.Select(message => Task.Run(() => work.DoAsync(message, signals.Cancelled))));
            emptyPolls = messages.Length == 0 ? emptyPolls + 1 : 0;
            await WaitAsync(emptyPolls);
        }

        await Task.WhenAll(running);
    }

    /// <summary>Nothing while storage is down or the queue does not exist: the platform does not create queues either.</summary>
    private async Task<QueueMessage[]> FetchAsync()
    {
        try
        {
            // not stopped half-way: a batch that left the server unheard would stay hidden for minutes
            var batch = await queue.ReceiveMessagesAsync(options.BatchSize, options.RunningVisibility, CancellationToken.None);
            outage.ReportSuccess();
            return batch.Value;
        }
        catch (RequestFailedException fault) when (fault.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            outage.ReportSuccess();
            return [];
        }
        catch (Exception fault) when (StorageOutage.IsFault(fault))
        {
            outage.Report(fault);
            return [];
        }
    }

    private async Task WaitAsync(int emptyPolls)
    {
        running.RemoveAll(task => task.IsCompletedSuccessfully);
        if (emptyPolls > 0)
        {
            var delay = PollBackoff.Delay(emptyPolls, Random.Shared.NextDouble(), options.MaxPollingInterval);
            await Task.WhenAny(Task.Delay(delay, signals.NothingNew));
        }

        while (running.Count > options.NewBatchThreshold)
        {
            running.Remove(await Task.WhenAny(running));
        }
    }
}
