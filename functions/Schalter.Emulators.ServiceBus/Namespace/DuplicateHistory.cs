namespace Schalter.Emulators.ServiceBus.Namespace;

/// <summary>The message ids a topic has seen within its window; a repeat does not prolong it.</summary>
internal sealed class DuplicateHistory(TimeSpan? window)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, DateTimeOffset Seen)> byAge = new();

    /// <summary>Those of a batch that are new, also among themselves.</summary>
    public IEnumerable<BusMessage> New(IEnumerable<BusMessage> batch, DateTimeOffset now)
    {
        while (byAge.TryPeek(out var oldest) && !IsRemembered(oldest.Seen, now))
        {
            known.Remove(byAge.Dequeue().Id);
        }

        return window is null ? batch : batch.DistinctBy(message => message.MessageId).Where(message => !known.Contains(message.MessageId));
    }

    public void Remember(string id, DateTimeOffset seen)
    {
        if (window is not null && known.Add(id))
        {
            byAge.Enqueue((id, seen));
        }
    }

    public bool IsRemembered(DateTimeOffset seen, DateTimeOffset now) => window is { } length && now - seen < length;
}
