using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Draws.Offering;

/// <summary>Gives a place that somebody does not take to the next in the order drawn whom its day suits; to everybody when nobody is left.</summary>
public sealed class PassPlace(
    DrawStore store, DrawEntryStore entries, DrawnResults results, MakeOffer make, SlotStore places, OfferTokens tokens, KeepPlace keep, EndDrawOffer end)
{
    /// <param name="from">The entry that had it.</param>
    public async Task HandleAsync(DrawState draw, Schedule schedule, string from, PlaceKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draw);
        var before = (await entries.FindAsync(from, cancellationToken))?.Offeree;
        var next = await OfferAsync(draw, schedule, key, before, cancellationToken);
        if (next is null && before is not null && await places.FindAsync(key, cancellationToken) is { } place)
        {
            await (tokens.IsKept(place, before) ? keep.GiveBackAsync(place, cancellationToken)
                : place.Booking is { } booked && booked.WaitingEntry == from ? end.TakenAfterAllAsync(from, booked.Id, cancellationToken)
                : Task.CompletedTask);
        }

        if (next != from)
        {
            await store.RemoveOfferAsync(draw.Name, from, cancellationToken);
        }
    }

    /// <returns>Who has the offer now; null for nobody.</returns>
    private async Task<string?> OfferAsync(DrawState draw, Schedule schedule, PlaceKey key, Offeree? before, CancellationToken cancellationToken)
    {
        foreach (var entry in await results.NextAsync(draw, OfficeTime.Iso(key.Day.Date), cancellationToken))
        {
            var offering = await make.HandleAsync(draw, schedule, entry, key, before, cancellationToken);
            if (offering == Offering.Taken)
            {
                return null;
            }

            results.Spend(draw, entry);
            if (offering == Offering.Made)
            {
                return entry;
            }
        }

        return null;
    }
}
