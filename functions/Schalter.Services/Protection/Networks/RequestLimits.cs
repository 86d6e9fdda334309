using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Schalter.Services.Platform;

namespace Schalter.Services.Protection.Networks;

/// <summary>
/// Lets each network do only so much in a minute. Counted in memory; only of a network that is busy the counts of all instances are
/// brought together, every few seconds, by one of its own requests. Storage that is down never keeps anybody out.
/// </summary>
public sealed class RequestLimits(
    LimitStore store, IOptions<ProtectionSettings> settings, ServiceSecrets secrets, ProtectionMetrics metrics, TimeProvider clock,
    ILogger<RequestLimits> log)
{
    private const int HashBytes = 16;

    /// <summary>The request that brings the counts together waits for it no longer than this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly CounterTable<Key> counters = new();
    private readonly string instance = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
    private readonly int[] limits = LimitsOf(settings.Value);
    private Tuple<DateOnly, byte[]>? dayKey;

    private readonly record struct Key(NetworkPrefix Network, RequestKind Kind);

    /// <summary>Counts a request. Allocates nothing for a network that is known.</summary>
    /// <returns>Whether it may pass, and whether this request is the one to bring the counts together.</returns>
    public Count Count(NetworkPrefix network, RequestKind kind)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var count = counters.Of(new(network, kind), now).Add(now, limits[(int)kind]);
        if (count.Wait is not null)
        {
            metrics.Limited(kind);
        }

        return count;
    }

    /// <summary>Tells other instances how much this one has counted of a network, and learns what they have.</summary>
    public async Task ExchangeAsync(NetworkPrefix network, RequestKind kind, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var (counter, minute) = (counters.Of(new(network, kind), now), now / 60);
        using var brief = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        brief.CancelAfter(Patience);
        try
        {
            var what = string.Create(CultureInfo.InvariantCulture, $"{kind}-{Hash(network)}");
            counter.Hear(minute, await store.ExchangeAsync(minute, what, instance, counter.Own(minute), brief.Token));
        }
        catch (Exception outage) when (Outages.IsOutage(outage, cancellationToken))
        {
            log.LogWarning(outage, "LimitsNotShared: {Kind} counted on this instance alone", kind);
        }
    }

    /// <summary>With a key of the day, so that what is stored cannot be followed from one day to the next.</summary>
    private string Hash(NetworkPrefix network)
    {
        var today = OfficeTime.Day(clock.GetUtcNow());
        if (dayKey is not { } key || key.Item1 != today)
        {
            dayKey = key = new(today, secrets.Mac(secrets.Current, "network-of-day", today.ToString("O", CultureInfo.InvariantCulture)));
        }

        return Convert.ToHexStringLower(HMACSHA256.HashData(key.Item2, network.ToBytes()).AsSpan(0, HashBytes));
    }

    private static int[] LimitsOf(ProtectionSettings settings) => [.. Enum.GetValues<RequestKind>().Select(kind => kind switch
    {
        RequestKind.Challenges => settings.ChallengesPerMinute,
        RequestKind.Holds => settings.HoldsPerMinute,
        RequestKind.Bookings => settings.BookingsPerMinute,
        RequestKind.Submissions => settings.SubmissionsPerMinute,
        RequestKind.Uploads => settings.UploadsPerMinute,
        RequestKind.Queries => settings.QueriesPerMinute,
        RequestKind.Mails => settings.MailsPerMinute,
        RequestKind.Feedback => settings.FeedbackPerMinute,
        _ => settings.OthersPerMinute,
    })];
}
