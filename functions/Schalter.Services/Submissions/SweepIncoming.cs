using Microsoft.Extensions.Logging;
using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <summary>
/// Looks through <c>incoming</c>: manifests whose message was lost are queued again, documents without a manifest (aborted
/// uploads, unused drafts) are removed before they are a day old.
/// </summary>
public sealed class SweepIncoming(
    IncomingStore incoming, SubmissionStore submissions, MessageSender sender, TimeProvider clock, ILogger<SweepIncoming> log)
{
    /// <summary>One hour more than a draft lives, so that nothing is removed that a submission just named.</summary>
    public static readonly TimeSpan AbandonedAfter = DraftTokens.Lifetime + TimeSpan.FromHours(1);

    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        var abandonedBefore = clock.GetUtcNow() - AbandonedAfter;
        var old = new List<string>();
        var needed = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var blob in incoming.ListAsync(null, cancellationToken))
        {
            if (blob is { IsManifest: true, Taken: false })
            {
                await KeepAsync(blob.Name, needed, cancellationToken);
            }
            else if (!blob.IsManifest && Intakes.IsOlderThan(blob.Intake, abandonedBefore))
            {
                old.Add(blob.Name);
            }
        }

        var abandoned = old.Where(name => !needed.Contains(name)).ToList();
        foreach (var name in abandoned)
        {
            await incoming.DeleteAsync(name, cancellationToken);
        }

        log.LogInformation("SweepIncoming: {Removed} abandoned documents removed", abandoned.Count);
    }

    /// <summary>Its documents are needed; if it has no state, its message was lost or is still on the way: one more does no harm.</summary>
    private async Task KeepAsync(string name, HashSet<string> needed, CancellationToken cancellationToken)
    {
        if (await incoming.LoadAsync(name, cancellationToken) is not { } found)
        {
            return;
        }

        needed.UnionWith(found.Manifest.Files.Select(f => f.Blob));
        if (found.Manifest.Supplement is not null || !await submissions.ExistsAsync(found.Manifest.Reference, cancellationToken))
        {
            await sender.SendAsync(SubmissionNames.ReceivedQueue, new SubmissionReceived(name), cancellationToken);
        }
    }
}
