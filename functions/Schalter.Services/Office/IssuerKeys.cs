using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using Schalter.Services.Platform;

namespace Schalter.Services.Office;

/// <summary>
/// The issuer's keys, kept in memory. They are fetched again every hour and when a token names a key that is not among them (the
/// issuer has changed its keys), but at most twice a minute: tokens with made-up key names must not become requests to the issuer.
/// While the issuer is down, the keys at hand go on being good; while there are none, it is asked every few seconds.
/// </summary>
public sealed class IssuerKeys(IssuerDocuments documents, TimeProvider clock, ILogger<IssuerKeys> log) : IDisposable
{
    public static readonly TimeSpan FreshFor = TimeSpan.FromHours(1);
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan PauseWithoutKeys = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim turn = new(1, 1);
    private Known known = new(string.Empty, [], DateTimeOffset.MinValue, DateTimeOffset.MinValue);

    /// <param name="name">Key the token says it is signed with.</param>
    /// <returns>Keys of that name; null when none are known at all because the issuer has never answered.</returns>
    public async Task<IReadOnlyList<SecurityKey>?> FindAsync(Uri issuer, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        var now = clock.GetUtcNow();
        if (IsDue(known, issuer, name, now) && await turn.WaitAsync(PatienceFor(issuer, name), cancellationToken))
        {
            try
            {
                await RefreshAsync(issuer, name, now, cancellationToken);
            }
            finally
            {
                turn.Release();
            }
        }

        var keys = known;
        return keys.Issuer != issuer.OriginalString || keys.FetchedAt == DateTimeOffset.MinValue ? null : Named(keys, name);
    }

    public void Dispose() => turn.Dispose();

    private async Task RefreshAsync(Uri issuer, string name, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!IsDue(known, issuer, name, now))
        {
            return;
        }

        var before = known.Issuer == issuer.OriginalString ? known : new(issuer.OriginalString, [], DateTimeOffset.MinValue, now);
        try
        {
            known = new(issuer.OriginalString, await documents.KeysAsync(issuer, cancellationToken), now, now);
        }
        catch (Exception outage) when (Outages.IsOutage(outage, cancellationToken))
        {
            known = before with { TriedAt = now };
            log.LogWarning(outage, "IssuerOutOfReach: {Issuer}, keys at hand: {Keys}", issuer, before.Keys.Count);
        }
    }

    /// <summary>Who has a key at hand does not wait for another caller's question to a slow issuer.</summary>
    private TimeSpan PatienceFor(Uri issuer, string name) =>
        known.Issuer == issuer.OriginalString && Named(known, name).Count > 0 ? TimeSpan.Zero : Timeout.InfiniteTimeSpan;

    private static bool IsDue(Known known, Uri issuer, string name, DateTimeOffset now) =>
        known.Issuer != issuer.OriginalString
        || (now - known.TriedAt >= (known.FetchedAt == DateTimeOffset.MinValue ? PauseWithoutKeys : Pause)
            && (now - known.FetchedAt >= FreshFor || Named(known, name).Count == 0));

    private static List<SecurityKey> Named(Known known, string name) => [.. known.Keys.Where(k => k.KeyId == name)];

    private sealed record Known(string Issuer, IReadOnlyList<SecurityKey> Keys, DateTimeOffset FetchedAt, DateTimeOffset TriedAt);
}
