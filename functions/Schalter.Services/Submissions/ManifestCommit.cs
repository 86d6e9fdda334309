using Microsoft.Extensions.Logging;
using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <summary>
/// The commit point of an intake: writes the manifest under a new reference, or under the one that belongs to the idempotency key,
/// then asks for its check.
/// </summary>
public sealed class ManifestCommit(
    IncomingStore incoming, MessageSender sender, AccessKeys keys, ServiceSecrets secrets, ILogger<ManifestCommit> log)
{
    /// <summary>References of 49 bits hardly ever meet; three tries are plenty.</summary>
    private const int Tries = 3;

    /// <returns>The receipt, the same one for a repeat; null when the key was used for other content.</returns>
    public async Task<SubmissionReceipt?> CommitAsync(SubmissionManifest draft, string? key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var keyHash = key is null ? null : Convert.ToHexStringLower(secrets.Mac(secrets.Current, "idempotency", key));
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var reference = keyHash is null
                ? ReferenceNumber.NewRandom()
                : ReferenceNumber.Derive(secrets.Mac(secrets.Current, "reference", $"{keyHash}#{attempt}"));
            var manifest = draft with { Reference = reference.Value, IdempotencyHash = keyHash };
            if (await incoming.CommitAsync(manifest, cancellationToken))
            {
                await AskForCheckAsync(manifest, cancellationToken);
                return Receipt(reference, manifest);
            }

            if (keyHash is not null && await incoming.LoadAsync(manifest.BlobName, cancellationToken) is { } earlier
                && earlier.Manifest.IdempotencyHash == keyHash)
            {
                return await RepeatAsync(reference, earlier, manifest, cancellationToken);
            }
        }

        throw new IOException("No free reference found; the random source or the storage is broken.");
    }

    /// <summary>The manifest is committed: if the queue is down, the hourly sweep asks instead, and the person has the receipt.</summary>
    public async Task AskForCheckAsync(SubmissionManifest manifest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        try
        {
            await sender.SendAsync(SubmissionNames.ReceivedQueue, new SubmissionReceived(manifest.BlobName), cancellationToken);
        }
        catch (Exception outage) when (Outages.IsOutage(outage, cancellationToken))
        {
            log.LogWarning(outage, "CheckNotQueued: {Reference}", manifest.Reference);
        }
    }

    /// <summary>Asks again for the check, since the first request may have died right behind its commit.</summary>
    private async Task<SubmissionReceipt?> RepeatAsync(
        ReferenceNumber reference, (SubmissionManifest Manifest, bool Taken) earlier, SubmissionManifest repeat,
        CancellationToken cancellationToken)
    {
        await incoming.DeleteIntakeAsync(repeat.Intake, cancellationToken);
        if (earlier.Manifest.ContentHash != repeat.ContentHash)
        {
            return null;
        }

        if (!earlier.Taken)
        {
            await AskForCheckAsync(earlier.Manifest, cancellationToken);
        }

        return Receipt(reference, earlier.Manifest);
    }

    private SubmissionReceipt Receipt(ReferenceNumber reference, SubmissionManifest manifest) => new(
        reference.Value, keys.For(reference), manifest.ReceivedAt, SubmissionJson.Word(SubmissionStatus.Received),
        manifest.MissingDocuments, $"/api/submissions/{reference.Value}");
}
