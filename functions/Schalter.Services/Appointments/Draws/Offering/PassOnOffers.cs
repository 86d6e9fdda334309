using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Appointments.Schedules;

namespace Schalter.Services.Appointments.Draws.Offering;

/// <summary>Ends offers that nobody took, and passes the places on.</summary>
public sealed class PassOnOffers(DrawStore store, DrawEntryStore entries, EndDrawOffer end, PassPlace pass, TimeProvider clock)
{
    /// <returns>False: this stage lasts until the draw is deleted.</returns>
    public async Task<bool> HandleAsync(Schedule schedule, DrawState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        foreach (var offer in await store.OffersOverAsync(state.Name, clock.GetUtcNow(), cancellationToken))
        {
            await EndAsync(schedule, state, offer, cancellationToken);
        }

        return false;
    }

    private async Task EndAsync(Schedule schedule, DrawState state, OpenOffer over, CancellationToken cancellationToken)
    {
        var entry = await entries.FindAsync(over.Entry, cancellationToken);
        if (entry is { Status: DrawEntryStatus.Offered, Offer: { } offer } offered)
        {
            if (offer.Place != over.Place)
            {
                await store.NoteOfferAsync(state.Name, new(entry.Id, offer.Place, offer.Until), cancellationToken);
                return;
            }

            entry = offer.Until > clock.GetUtcNow() ? null : await end.HandleAsync(offered, DrawEntryStatus.Expired, cancellationToken);
            if (entry is null)
            {
                // Not over, or somebody else is at it: the next run sees what became of it.
                return;
            }
        }

        if (entry?.Status == DrawEntryStatus.Accepted)
        {
            await store.RemoveOfferAsync(state.Name, over.Entry, cancellationToken);
            return;
        }

        await pass.HandleAsync(state, schedule, over.Entry, PlaceKey.At(over.Place), cancellationToken);
    }
}
