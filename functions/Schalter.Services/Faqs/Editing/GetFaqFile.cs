using Schalter.Services.Platform;

namespace Schalter.Services.Faqs.Editing;

/// <param name="Bytes">Markdown, its head included.</param>
/// <param name="Version">To be sent back with a change.</param>
public sealed record FaqFile(ReadOnlyMemory<byte> Bytes, string Version);

/// <summary>Shows the file of an entry as it lies there now, also when it has a mistake: that is what the editor wants to mend.</summary>
public sealed class GetFaqFile(FaqFiles files)
{
    public async Task<Answer<FaqFile>> HandleAsync(FaqPlace place, CancellationToken cancellationToken) =>
        await files.FindAsync(place, cancellationToken) is { File: { } file, Tag: { } version }
            ? new(new FaqFile(file.Bytes, version))
            : new(FaqFiles.Unknown);
}
