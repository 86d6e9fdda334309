using Azure.Storage.Queues;
using Schalter.Services.Platform;

namespace Schalter.Services.Office;

/// <summary>The poison queues: where messages lie that failed five times.</summary>
public sealed class PoisonStore(QueueServiceClient queues, QueueHealth health)
{
    /// <summary>Messages looked at, or moved, at a time.</summary>
    private const int Shown = 32;

    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    public bool Knows(string queue) => health.Names.Contains(queue, StringComparer.Ordinal);

    /// <summary>Queues with poison, and the first messages of each: ids, never answers.</summary>
    public async Task<IReadOnlyList<PoisonedWork>> ListAsync(CancellationToken cancellationToken)
    {
        var found = new List<PoisonedWork>();
        foreach (var state in (await health.LookAsync(cancellationToken)).Where(q => q.Poison > 0))
        {
            var messages = await Poison(state.Name).PeekMessagesAsync(Shown, cancellationToken);
            found.Add(new(state.Name, state.Poison, [.. messages.Value.Select(m => new PoisonMessage(m.MessageId, m.InsertedOn, m.Body.ToString()))]));
        }

        return found;
    }

    /// <summary>
    /// Puts back what lies there now; what fails once more meanwhile waits for the next time. Sent before it is deleted, so at worst a
    /// message comes twice.
    /// </summary>
    public async Task<int> RedriveAsync(string queue, CancellationToken cancellationToken)
    {
        var (poison, target) = (Poison(queue), queues.GetQueueClient(queue));
        var count = 0;
        if (!await poison.ExistsAsync(cancellationToken))
        {
            return count;
        }

        var waiting = (await poison.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
        while (count < waiting
            && (await poison.ReceiveMessagesAsync(Math.Min(Shown, waiting - count), Hidden, cancellationToken)).Value is { Length: > 0 } messages)
        {
            foreach (var message in messages)
            {
                await target.SendMessageAsync(message.Body, TimeSpan.Zero, Forever, cancellationToken);
                await poison.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
                count++;
            }
        }

        return count;
    }

    private QueueClient Poison(string queue) => queues.GetQueueClient($"{queue}-poison");
}

/// <param name="Messages">About how many.</param>
/// <param name="First">The first of them.</param>
public sealed record PoisonedWork(string Queue, int Messages, IReadOnlyList<PoisonMessage> First);

/// <param name="Body">Ids only: messages never carry answers.</param>
public sealed record PoisonMessage(string Id, DateTimeOffset? Since, string Body);
