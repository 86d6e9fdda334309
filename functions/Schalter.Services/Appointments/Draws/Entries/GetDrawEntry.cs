using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Services.Appointments.Draws.Entries;

/// <param name="Rank">Its number in the order drawn, from 1; null before the draw, or when it was not on the list.</param>
public sealed record DrawEntryView(DrawEntry Entry, DrawState Draw, int? Rank)
{
    /// <summary>As people hear it: whoever took part until the list was closed, and is not on it, has not been drawn either.</summary>
    public string Status => SubmissionJson.Word(
        Entry.Status == DrawEntryStatus.Entered && Draw.Seed is not null && Rank is null ? DrawEntryStatus.NotDrawn : Entry.Status);
}

/// <summary>Shows somebody's entry to whoever has its key.</summary>
public sealed class GetDrawEntry(DrawEntryStore entries, DrawStore draws, DrawnResults results, AccessKeys keys)
{
    /// <summary>A wrong key is answered like an unknown entry.</summary>
    public async Task<Answer<DrawEntryView>> HandleAsync(string entry, string? accessKey, CancellationToken cancellationToken)
    {
        if (!ReferenceNumber.TryParse(entry, out var reference) || !keys.Opens(reference, accessKey)
            || await entries.FindAsync(reference.Value, cancellationToken) is not { } found
            || await draws.FindAsync(found.Service, found.Draw, cancellationToken) is not { } draw)
        {
            return new(new Refusal("draw-entry-unknown", 404));
        }

        var rank = draw.Seed is null ? null : await results.RankAsync(draw, found.Id, cancellationToken);
        return new(new DrawEntryView(found, draw, rank));
    }
}
