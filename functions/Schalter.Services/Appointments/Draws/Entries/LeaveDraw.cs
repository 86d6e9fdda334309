using Schalter.Services.Appointments.Draws.Offering;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Draws.Entries;

/// <summary>Withdraws an entry, or declines an offer: the place goes to the next in the order drawn.</summary>
public sealed class LeaveDraw(GetDrawEntry get, DrawEntryStore entries, DrawStore draws, EndDrawOffer end, TimeProvider clock)
{
    private const int Tries = 5;

    /// <returns>The entry as it is now; one that has ended already stays as it ended.</returns>
    public async Task<Answer<DrawEntryView>> HandleAsync(string entry, string? accessKey, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var found = await get.HandleAsync(entry, accessKey, cancellationToken);
            if (found.Value is not { Entry: { IsLive: true } current } view)
            {
                return found;
            }

            if (await end.HandleAsync(current, DrawEntryStatus.Declined, cancellationToken) is { } ended)
            {
                await TidyAsync(view.Draw, ended, cancellationToken);
                return new(view with { Entry = ended });
            }
        }

        return new(new Refusal("try-again", 409));
    }

    /// <summary>If this is not reached, the entry is passed over when its turn comes, and its place passed on when the offer is over.</summary>
    private Task TidyAsync(DrawState draw, DrawEntry ended, CancellationToken cancellationToken) => ended.Offer is { } offer
        ? draws.NoteOfferAsync(draw.Name, new(ended.Id, offer.Place, clock.GetUtcNow()), cancellationToken)
        : entries.ListAsync(ended, cancellationToken);
}
