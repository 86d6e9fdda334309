using Microsoft.Extensions.Logging;

namespace Schalter.Services.Content;

/// <summary>
/// Looks at the office's files once: when something has changed, everything is read and proved together, what later work may need of
/// it is kept, and only then it comes into use as a whole.
/// </summary>
public sealed class RefreshContent(
    LiveContent live, ContentOverlay overlay, OfficeFiles office, AcceptedFiles accepted, IEnumerable<IContentArchive> archives,
    ContentMetrics metrics, ILogger<RefreshContent> log) : IDisposable
{
    private readonly SemaphoreSlim one = new(1);
    private bool isDone;

    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            var changed = await office.LookAsync(cancellationToken);
            if (changed || !isDone)
            {
                isDone = false;
                await UseAsync(await LayAsync(cancellationToken), cancellationToken);
                isDone = true;
            }
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<LaidContent> LayAsync(CancellationToken cancellationToken)
    {
        var earlier = live.Laid?.Laid ?? [];
        var laid = Lay(earlier);
        var unknown = laid.Refused.Select(r => r.File).Except(earlier.Select(f => f.Path)).ToList();
        return unknown.Count > 0 && await accepted.FindAsync(unknown, cancellationToken) is { Count: > 0 } copies
            ? Lay([.. earlier, .. copies])
            : laid;
    }

    /// <summary>In the place of what is too large to be read, too, stays what was there before.</summary>
    private LaidContent Lay(IReadOnlyCollection<ContentFile> earlier)
    {
        var stays = earlier.Where(e => office.TooLarge.Any(t => t.File == e.Path));
        var laid = overlay.Lay([.. office.Files, .. stays], earlier);
        return laid with { Refused = [.. laid.Refused, .. office.TooLarge] };
    }

    private async Task UseAsync(LaidContent next, CancellationToken cancellationToken)
    {
        foreach (var archive in archives)
        {
            await archive.KeepAsync(next.Snapshot, cancellationToken);
        }

        var before = live.Laid;
        live.Swap(next);
        if (before?.Snapshot.Version != next.Snapshot.Version)
        {
            metrics.CountSwap();
            log.LogInformation("ContentInUse: version {Version} with {Files} files of the office", next.Snapshot.Version, next.Laid.Count);
        }

        foreach (var refused in next.Refused.Except(before?.Refused ?? []))
        {
            log.LogWarning("ContentRefused: {File} at {Place}: {Reason}", refused.File, refused.Place, refused.Reason);
        }

        var wrong = next.Refused.Select(r => r.File).ToHashSet(StringComparer.Ordinal);
        var good = next.Laid.Where(f => !wrong.Contains(f.Path)).Select(f => (f, office.VersionOf(f.Path) ?? string.Empty));
        await accepted.KeepAsync([.. good], office.Paths, cancellationToken);
    }
}
