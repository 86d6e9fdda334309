using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using Schalter.Emulators.Functions.Hosting;

namespace Schalter.Emulators.Functions.Queues;

/// <summary>Keeps a message hidden from others while it is worked on, however long that takes.</summary>
internal sealed class MessageLease : IDisposable
{
    private readonly CancellationTokenSource end = new();
    private readonly Task<string> renewing;

    public MessageLease(QueueClient queue, QueueMessage message, TimeSpan visibility, ILogger logger) =>
        renewing = RenewAsync(queue, message, visibility, logger);

    /// <summary>The receipt that is valid now.</summary>
    public async Task<string> EndAsync()
    {
        await end.CancelAsync();
        return await renewing;
    }

    public void Dispose() => end.Dispose();

    private async Task<string> RenewAsync(QueueClient queue, QueueMessage message, TimeSpan visibility, ILogger logger)
    {
        var receipt = message.PopReceipt;
        while (true)
        {
            await Task.WhenAny(Task.Delay(visibility / 2, end.Token));
            if (end.IsCancellationRequested)
            {
                return receipt;
            }

            try
            {
                var renewed = await queue.UpdateMessageAsync(
                    message.MessageId, receipt, visibilityTimeout: visibility, cancellationToken: CancellationToken.None);
                receipt = renewed.Value.PopReceipt;
            }
            catch (RequestFailedException fault) when (fault.Status is 400 or 404)
            {
                return receipt; // taken over or deleted: there is nothing left to renew
            }
            catch (Exception fault) when (StorageOutage.IsFault(fault))
            {
                logger.LogDebug(fault, "{Queue}: message {Message} could not be renewed yet", queue.Name, message.MessageId);
            }
        }
    }
}
