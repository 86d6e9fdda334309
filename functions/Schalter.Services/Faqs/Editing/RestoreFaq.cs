using Schalter.Services.Platform;

namespace Schalter.Services.Faqs.Editing;

/// <summary>Puts an earlier version back: an edit like any other, judged by today's rules.</summary>
public sealed class RestoreFaq(FaqVersions versions, PutFaq put)
{
    /// <param name="known">Version that lies there now, as the editor knows it.</param>
    public async Task<Answer<ChangedFaq>> HandleAsync(FaqPlace place, string version, string? known, CancellationToken cancellationToken)
    {
        var found = await versions.FindAsync(place, version, cancellationToken);
        return found.Value is { } file ? await put.HandleAsync(place, file.Bytes, known, cancellationToken) : new(found.Refusal!);
    }
}
