using Schalter.Services.Platform;

namespace Schalter.Services.Events;

/// <summary>Publishes what is unpublished of one case, in order. Doing it twice is harmless: ids never change.</summary>
public sealed class PublishEvents(
    EventRowStore rows, ServiceBusTopics topics, CloudEventFormat format, MessageSender sender, TimeProvider clock)
{
    private static readonly TimeSpan SecondLook = TimeSpan.FromMinutes(5);

    public async Task HandleAsync(EventsPending message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Replay is { } replay)
        {
            await ReplayAsync(message, replay, cancellationToken);
            return;
        }

        var unpublished = await rows.UnpublishedAsync(message.Table, message.Partition, cancellationToken);
        await QueueMailsAsync(message, unpublished, cancellationToken);
        foreach (var row in unpublished)
        {
            await PublishAsync(message, row, cancellationToken);
        }

        // The commit this message was sent for may still be under way (a slow storage call): look once more, then trust.
        if (unpublished.Count == 0 && message.Safety)
        {
            await sender.SendAsync(EventsPending.Queue, message with { Safety = false }, SecondLook, cancellationToken);
        }
    }

    /// <summary>Numbers of a stream go down from one partition to the one before, so this ends.</summary>
    private async Task PublishAsync(EventsPending message, EventRow row, CancellationToken cancellationToken)
    {
        var before = row.Follows is null ? [] : await rows.UnpublishedAsync(message.Table, row.Follows, cancellationToken);
        foreach (var earlier in before.Where(e => e.Stream == row.Stream && e.Sequence < row.Sequence))
        {
            await PublishAsync(message with { Partition = row.Follows! }, earlier, cancellationToken);
        }

        await SendAsync(message, row, CloudEventFormat.IdOf(message.Partition, row), cancellationToken);
        await rows.MarkPublishedAsync(message.Table, message.Partition, row, clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>
    /// Before anything is published: people get their mails also while the topic is out of reach. The note keeps an outage from queueing them
    /// anew at every try; a mail queued twice all the same is sent once.
    /// </summary>
    private async Task QueueMailsAsync(EventsPending message, IReadOnlyList<EventRow> unpublished, CancellationToken cancellationToken)
    {
        foreach (var row in unpublished.Where(row => row is { Mail: not null, MailQueuedAt: null }))
        {
            await sender.SendAsync(MailPending.Queue, EventRowStore.MailOf(message.Table, message.Partition, row), cancellationToken);
            await rows.MarkMailQueuedAsync(message.Table, message.Partition, row, clock.GetUtcNow(), cancellationToken);
        }
    }

    /// <summary>A replay mails nobody. The event keeps its id; only the message has a new one, or the topic would drop it as a repeat.</summary>
    private async Task ReplayAsync(EventsPending message, Replay replay, CancellationToken cancellationToken)
    {
        foreach (var row in (await rows.AllAsync(message.Table, message.Partition, cancellationToken)).Where(replay.Concerns))
        {
            await SendAsync(message, row, $"{CloudEventFormat.IdOf(message.Partition, row)}-{replay.Id}", cancellationToken);
        }
    }

    private Task SendAsync(EventsPending message, EventRow row, string messageId, CancellationToken cancellationToken) => topics.SendAsync(
        message.Topic, messageId, row.Subject(message.Partition), format.Encode(message.Partition, row), CloudEventFormat.MediaType,
        CloudEventFormat.Properties(row), cancellationToken);
}
