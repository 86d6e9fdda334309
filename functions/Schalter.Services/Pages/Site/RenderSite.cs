using System.IO.Hashing;
using System.Text;
using Microsoft.Extensions.Logging;
using Schalter.Services.Content;
using Schalter.Services.Platform;

namespace Schalter.Services.Pages.Site;

/// <summary>
/// Renders the website of the newest content into its container: what differs is written, what is gone is deleted. Coming twice, late or
/// on two instances at once does no harm: one writes at a time, of the content that it has read while nobody else could write.
/// </summary>
public sealed class RenderSite(SitePlace place, RefreshContent refresh, LiveContent live, TimeProvider clock, ILogger<RenderSite> log)
{
    private const int AtOnce = 8;

    /// <summary>Shorter than the claim lasts: who is slower has lost it and must not go on.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(50);

    public async Task HandleAsync(SiteOutdated message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (place.Store is not { } store)
        {
            return;
        }

        await refresh.HandleAsync(cancellationToken);
        if ((await store.ListAsync(cancellationToken)).Version != Version())
        {
            using var limit = new CancellationTokenSource(MostTime, clock);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            await using var claim = await store.ClaimAsync(both.Token);
            await refresh.HandleAsync(both.Token);
            await WriteAsync(store, claim, both.Token);
        }
    }

    /// <summary>Of everything a page depends on: the content, the templates (this build), where the website stands, the day.</summary>
    private string Version() =>
        Hash(Encoding.UTF8.GetBytes($"{live.Current.Version} {typeof(RenderSite).Module.ModuleVersionId} {place.Options} {Today:O}"));

    private DateOnly Today => OfficeTime.Day(clock.GetUtcNow());

    /// <summary>The list says first what is no longer known, then writing begins: what a death leaves, the next one mends.</summary>
    private async Task WriteAsync(SiteStore store, SiteClaim claim, CancellationToken cancellationToken)
    {
        var version = Version();
        var files = place.Build(live.Current, Today);
        var hashes = files.ToDictionary(f => f.Path, f => Hash(f.Bytes.Span), StringComparer.Ordinal);
        var before = (await store.ListAsync(cancellationToken)).Files;
        var changed = files.Where(f => before.GetValueOrDefault(f.Path) != hashes[f.Path]).ToList();
        var gone = before.Keys.Except(hashes.Keys, StringComparer.Ordinal).Where(path => !SiteAssets.IsAsset(path)).ToList();

        var known = before.Where(f => hashes.GetValueOrDefault(f.Key) == f.Value);
        var unknown = changed.Select(f => f.Path).Concat(gone).Select(SiteList.Unknown);
        await claim.SaveAsync(new(string.Empty, known.Concat(unknown).ToDictionary()), cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        var (assets, pages) = (changed.Where(f => SiteAssets.IsAsset(f.Path)), changed.Where(f => !SiteAssets.IsAsset(f.Path)));
        await Parallel.ForEachAsync(assets, options, async (file, stop) => await store.WriteAsync(file, stop));
        await Parallel.ForEachAsync(pages, options, async (file, stop) => await store.WriteAsync(file, stop));
        await Parallel.ForEachAsync(gone, options, async (path, stop) => await store.DeleteAsync(path, stop));
        await claim.SaveAsync(new(version, hashes), cancellationToken);
        log.LogInformation("SiteRendered: {Changed} of {Files} files changed, {Gone} gone", changed.Count, files.Count, gone.Count);
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(XxHash128.Hash(bytes));
}
