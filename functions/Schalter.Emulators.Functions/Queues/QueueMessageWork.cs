using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using Schalter.Emulators.Functions.Hosting;

namespace Schalter.Emulators.Functions.Queues;

/// <summary>Works on one message: runs the function, then deletes it, gives it back or puts it aside as poison.</summary>
internal sealed class QueueMessageWork(
    FunctionDescriptor function, QueueClient queue, QueueClient poison, HostOptions options, FunctionInvoker invoker, ILogger logger)
{
    public async Task DoAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await DecideAsync(message, cancellationToken);
        }
        catch (Exception fault) when (StorageOutage.IsFault(fault))
        {
            logger.LogWarning(
                "{Queue}: message {Message} could not be settled ({Reason}); it comes back later",
                queue.Name, message.MessageId, fault.GetBaseException().Message);
        }
    }

    /// <summary>Makes a message visible again that was fetched but must not be begun any more.</summary>
    public Task GiveBackAsync(QueueMessage message) => ReleaseAsync(message, message.PopReceipt, TimeSpan.Zero);

    private async Task DecideAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        // more deliveries than allowed: earlier ones ended with the process
        if (message.DequeueCount > options.Queues.MaxDequeueCount || Decode(message) is not { } text)
        {
            await PutAsideAsync(message, message.PopReceipt);
            return;
        }

        var call = new FunctionCall(function, text) { BindingData = BindingData(message, text), Timeout = options.FunctionTimeout };
        using var lease = new MessageLease(queue, message, options.Queues.RunningVisibility, logger);
        var fault = await invoker.InvokeAsync(call, cancellationToken);
        var receipt = await lease.EndAsync();
        await SettleAsync(message, receipt, fault);
    }

    private Task SettleAsync(QueueMessage message, string receipt, Exception? fault)
    {
        if (fault is null)
        {
            return SettledElsewhereIsFineAsync(() => queue.DeleteMessageAsync(message.MessageId, receipt, CancellationToken.None));
        }

        return message.DequeueCount >= options.Queues.MaxDequeueCount
            ? PutAsideAsync(message, receipt)
            : ReleaseAsync(message, receipt, options.Queues.VisibilityTimeout);
    }

    private Task ReleaseAsync(QueueMessage message, string receipt, TimeSpan visibleIn) =>
        SettledElsewhereIsFineAsync(() => queue.UpdateMessageAsync(
            message.MessageId, receipt, visibilityTimeout: visibleIn, cancellationToken: CancellationToken.None));

    private async Task PutAsideAsync(QueueMessage message, string receipt)
    {
        logger.LogWarning("{Queue}: message {Message} goes to {Poison}", queue.Name, message.MessageId, poison.Name);
        await poison.CreateIfNotExistsAsync(cancellationToken: CancellationToken.None);
        await poison.SendMessageAsync(message.Body, cancellationToken: CancellationToken.None);
        await SettledElsewhereIsFineAsync(() => queue.DeleteMessageAsync(message.MessageId, receipt, CancellationToken.None));
    }

    /// <summary>Whoever has taken the message over since, settles it.</summary>
    private static async Task SettledElsewhereIsFineAsync(Func<Task> settle)
    {
        try
        {
            await settle();
        }
        catch (RequestFailedException fault) when (fault.Status == 404 || fault.ErrorCode == QueueErrorCode.PopReceiptMismatch)
        {
        }
    }

    private string? Decode(QueueMessage message)
    {
        var body = message.Body.ToString();
        if (!options.Queues.Base64)
        {
            return body;
        }

        var bytes = new byte[body.Length];
        return Convert.TryFromBase64String(body, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    /// <summary>Names and forms as the worker shows them: everything as text, times as JSON.</summary>
    private static Dictionary<string, object?> BindingData(QueueMessage message, string text) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["QueueTrigger"] = text,
        ["DequeueCount"] = message.DequeueCount.ToString(CultureInfo.InvariantCulture),
        ["Id"] = message.MessageId,
        ["PopReceipt"] = message.PopReceipt,
        ["InsertionTime"] = JsonSerializer.Serialize(message.InsertedOn),
        ["ExpirationTime"] = JsonSerializer.Serialize(message.ExpiresOn),
        ["NextVisibleTime"] = JsonSerializer.Serialize(message.NextVisibleOn),
    };
}
