namespace Schalter.Emulators.ServiceBus.Namespace;

/// <summary>The message ids a topic has seen within its window, with the number each got; a repeat does not prolong it.</summary>
/// <param name="window">How long an id is remembered; null: not at all.</param>
internal sealed class DuplicateHistory(TimeSpan? window)
{
    private readonly Dictionary<string, long> known = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, DateTimeOffset Seen)> byAge = new();

    /// <summary>The number the id has already; null: it is new, or without an id nothing can be said.</summary>
    public long? NumberOf(string id, DateTimeOffset now)
    {
        while (byAge.TryPeek(out var oldest) && !IsRemembered(oldest.Seen, now))
        {
            known.Remove(byAge.Dequeue().Id);
        }

        return window is not null && known.TryGetValue(id, out var number) ? number : null;
    }

    public void Remember(string id, long number, DateTimeOffset seen)
    {
        if (window is not null && id.Length > 0 && known.TryAdd(id, number))
        {
            byAge.Enqueue((id, seen));
        }
    }

    public bool IsRemembered(DateTimeOffset seen, DateTimeOffset now) => window is { } length && now - seen < length;
}
