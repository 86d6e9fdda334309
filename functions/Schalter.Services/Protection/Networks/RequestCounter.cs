namespace Schalter.Services.Protection.Networks;

/// <param name="Wait">Null when it may pass.</param>
/// <param name="Used">Requests of the last minute, this one included if it passes.</param>
/// <param name="Exchange">Whether it is time to exchange counts with other instances; said to one caller only.</param>
public readonly record struct Count(TimeSpan? Wait, int Used, bool Exchange);

/// <summary>
/// Requests of the last sixty seconds: those of this minute, and of the minute before as many as still lie within. Refused ones do not
/// count, so whoever is too fast gets as much through as one who keeps to the limit.
/// </summary>
public sealed class RequestCounter
{
    private const int Minute = 60;

    /// <summary>From this share of the limit on, what other instances have counted matters.</summary>
    private const int HotShare = 10;

    /// <summary>Seconds between two exchanges with other instances.</summary>
    private const int ExchangeEvery = 5;

    private readonly Lock gate = new();
    private long minute;
    private long exchangedAt;
    private int current;
    private int previous;
    private int elsewhere;

    /// <param name="now">Seconds since 1970.</param>
    /// <param name="limit">Requests per minute.</param>
    public Count Add(long now, int limit)
    {
        lock (gate)
        {
            Turn(now / Minute);
            var left = Minute - (int)(now % Minute);
            var before = (int)((long)previous * left / Minute);
            var used = current + elsewhere + before;
            var wait = used < limit ? (TimeSpan?)null : Wait(limit - current - elsewhere, left);
            if (wait is null)
            {
                current++;
                used++;
            }

            var exchange = (current + elsewhere) * (long)HotShare >= limit && now - exchangedAt >= ExchangeEvery;
            exchangedAt = exchange ? now : exchangedAt;
            return new(wait, used, exchange);
        }
    }

    /// <summary>What this instance let pass in that minute.</summary>
    public int Own(long ofMinute)
    {
        lock (gate)
        {
            return ofMinute == minute ? current : 0;
        }
    }

    /// <summary>Takes notice of what other instances let pass in that minute.</summary>
    public void Hear(long ofMinute, int others)
    {
        lock (gate)
        {
            elsewhere = ofMinute == minute ? others : elsewhere;
        }
    }

    /// <summary>A clock that was set back does not bring the past back.</summary>
    private void Turn(long to)
    {
        if (to > minute)
        {
            previous = to == minute + 1 ? current + elsewhere : 0;
            (minute, current, elsewhere) = (to, 0, 0);
        }
    }

    /// <summary>Until so much of the minute before is past that one more fits, at the latest shortly after the end of this one.</summary>
    private TimeSpan Wait(int room, int left)
    {
        var seconds = room > 0 ? left - (room * (long)Minute / previous) + 1 : left + 1;
        return TimeSpan.FromSeconds(Math.Clamp(seconds, 1, 2 * Minute));
    }
}
