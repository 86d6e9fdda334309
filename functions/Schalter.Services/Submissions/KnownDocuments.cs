using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <summary>
/// Documents that a supplement names though the case has them: they would come to nothing, and a receipt for them would be false. What
/// tells a repeat, whose answer was lost, is that it meets its own manifest.
/// </summary>
public sealed class KnownDocuments(IncomingStore incoming, ServiceSecrets secrets)
{
    /// <returns>Those that came before; none when the very same supplement did.</returns>
    public async Task<IReadOnlyList<ManifestFile>> FindAsync(
        SubmissionManifest supplement, Submission target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(supplement);
        ArgumentNullException.ThrowIfNull(target);
        if (supplement.Files.All(supplement.IsOwn))
        {
            return [];
        }

        var waiting = await incoming.WaitingSupplementsAsync(target.Reference, cancellationToken);
        var documents = waiting.Aggregate(target, SubmissionRules.AddDocuments).Documents;
        var known = supplement.Files.Where(f => documents.Any(d => d.Slot == f.Slot && d.Source == f.Blob)).ToList();
        return known.Count == 0 || await incoming.LoadAsync(supplement.BlobName, cancellationToken) is not null ? [] : known;
    }

    /// <summary>A number that the same documents get again; null when some came only with this request.</summary>
    public string? NumberOf(SubmissionManifest supplement)
    {
        ArgumentNullException.ThrowIfNull(supplement);
        if (supplement.Files.Count == 0 || supplement.Files.Any(supplement.IsOwn))
        {
            return null;
        }

        var places = supplement.Files.Select(f => $"{f.Slot}:{f.Blob}").Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(secrets.Mac(secrets.Current, "supplement", string.Join('\n', places)))[..32];
    }
}
