using System.Collections.Concurrent;

namespace Schalter.Services.Protection.Networks;

/// <summary>
/// Counters by what they count, in bounded memory: two generations, of which the older is dropped when the younger is full or two minutes
/// old. Who still calls moves to the younger; who does not has nothing to remember anyway.
/// </summary>
/// <param name="capacity">Counters in one generation.</param>
public sealed class CounterTable<TKey>(int capacity = 50_000)
    where TKey : struct
{
    private const int LifetimeSeconds = 120;

    private readonly Lock turning = new();
    private ConcurrentDictionary<TKey, RequestCounter> young = new();
    private ConcurrentDictionary<TKey, RequestCounter> old = new();
    private long bornAt;
    private int added;

    /// <summary>How many are remembered.</summary>
    public int Size => young.Count + old.Count;

    /// <param name="now">Seconds since 1970.</param>
    public RequestCounter Of(TKey key, long now)
    {
        if (now - Volatile.Read(ref bornAt) >= LifetimeSeconds || Volatile.Read(ref added) >= capacity)
        {
            Turn(now);
        }

        return young.TryGetValue(key, out var counter) ? counter : Admit(key);
    }

    private RequestCounter Admit(TKey key)
    {
        Interlocked.Increment(ref added);
        return young.GetOrAdd(key, old.TryGetValue(key, out var known) ? known : new());
    }

    private void Turn(long now)
    {
        lock (turning)
        {
            if (now - bornAt >= LifetimeSeconds || added >= capacity)
            {
                (old, young) = (young, new());
                Volatile.Write(ref added, 0);
                Volatile.Write(ref bornAt, now);
            }
        }
    }
}
