using Schalter.Services.Content;
using Schalter.Services.Platform;

namespace Schalter.Services.Faqs.Editing;

/// <param name="Version">Of the file as it lies there now.</param>
/// <param name="Changed">False when it said so already.</param>
/// <param name="Stamp">What a translation of the German text says in <c>of</c>.</param>
/// <param name="Stale">Languages in which German is shown until somebody has read the translation again.</param>
public sealed record ChangedFaq(string Language, string Id, string Version, bool Changed, string Stamp, IReadOnlyList<string> Stale);

/// <summary>Puts another file in the place of an entry's, or adds one. Who does not know the newest one changes nothing.</summary>
public sealed class PutFaq(FaqFiles files, FaqVersions versions)
{
    /// <param name="known">Version of the file it was made from; null when there was none.</param>
    public async Task<Answer<ChangedFaq>> HandleAsync(
        FaqPlace place, ReadOnlyMemory<byte> bytes, string? known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (await files.FindAsync(place, cancellationToken) is not { } before)
        {
            return new(FaqFiles.Unknown);
        }

        if (before.RefusalOf(bytes, known) is { } refusal)
        {
            return new(refusal);
        }

        var read = files.Read(place, bytes);
        return read.Value is { } meaning ? await SaveAsync(place, before, bytes, meaning, cancellationToken) : new(read.Refusal!);
    }

    /// <summary>What is replaced was perhaps put there by hand a moment ago, and no instance has seen it: it is kept first.</summary>
    private async Task<Answer<ChangedFaq>> SaveAsync(
        FaqPlace place, EditedFile before, ReadOnlyMemory<byte> bytes, ReadFaq meaning, CancellationToken cancellationToken)
    {
        var version = EditedFile.TagOf(bytes.Span);
        if (before.File is { } replaced && before.Tag != version)
        {
            await versions.KeepAsync(replaced, cancellationToken);
        }

        if (!await files.ReplaceAsync(before, bytes, cancellationToken))
        {
            return new(EditedFiles.Outdated);
        }

        await versions.NoteAsync(new(place.Path, bytes), cancellationToken);
        return new(new ChangedFaq(place.Language, place.Id, version, before.Tag != version, meaning.Stamp, meaning.Stale));
    }
}
