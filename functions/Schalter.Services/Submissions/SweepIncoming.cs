using Microsoft.Extensions.Logging;
using Schalter.Services.Platform;
using Schalter.Services.Uploads.Resumable;

namespace Schalter.Services.Submissions;

/// <summary>
/// Looks through <c>incoming</c>: manifests that still wait are queued again once a day, as their message may be lost; documents
/// without a manifest (aborted uploads, unused drafts) are removed before they are a day old.
/// </summary>
public sealed class SweepIncoming(
    IncomingStore incoming, ForgetUploads uploads, MessageSender sender, TimeProvider clock, ILogger<SweepIncoming> log)
{
    /// <summary>One hour more than a draft lives, so that nothing is removed that a submission just named.</summary>
    public static readonly TimeSpan AbandonedAfter = DraftTokens.Lifetime + TimeSpan.FromHours(1);

    /// <summary>So long a manifest's first message may take without anybody missing it.</summary>
    private static readonly TimeSpan MissedAfter = TimeSpan.FromMinutes(10);

    /// <summary>Waiting work queues itself again; more copies of it would only grow in number while a dependency is down.</summary>
    private static readonly TimeSpan QueueAgainAfter = TimeSpan.FromDays(1);

    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        var abandonedBefore = clock.GetUtcNow() - AbandonedAfter;
        var old = new List<string>();
        var needed = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var blob in incoming.ListAsync(null, cancellationToken))
        {
            if (blob is { IsManifest: true, Taken: false })
            {
                await KeepAsync(blob, needed, cancellationToken);
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

        await uploads.HandleAsync(abandonedBefore, cancellationToken);
        log.LogInformation("SweepIncoming: {Removed} abandoned documents removed", abandoned.Count);
    }

    /// <summary>Its documents are needed. Its message may be lost, or have ended among the poison: one more does no harm.</summary>
    private async Task KeepAsync(IncomingBlob blob, HashSet<string> needed, CancellationToken cancellationToken)
    {
        if (await incoming.LoadAsync(blob.Name, cancellationToken) is not { } found)
        {
            return;
        }

        needed.UnionWith(found.Manifest.Files.Select(f => f.Blob));
        var now = clock.GetUtcNow();
        var isDue = blob.QueuedAgain is { } again ? again + QueueAgainAfter <= now : found.Manifest.ReceivedAt + MissedAfter <= now;
        if (isDue)
        {
            await sender.SendAsync(SubmissionNames.ReceivedQueue, new SubmissionReceived(blob.Name), cancellationToken);
            await incoming.NoteQueuedAgainAsync(blob, now, cancellationToken);
        }
    }
}
