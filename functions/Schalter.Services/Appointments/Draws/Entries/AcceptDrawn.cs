using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Draws.Offering;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Draws.Entries;

/// <summary>Books the place that was drawn; doing it again says the same.</summary>
public sealed class AcceptDrawn(GetDrawEntry get, DrawStore draws, TakeOffer take, EndDrawOffer end, TimeProvider clock)
{
    public async Task<Answer<BookedPlace>> HandleAsync(string entry, string? accessKey, CancellationToken cancellationToken)
    {
        var found = await get.HandleAsync(entry, accessKey, cancellationToken);
        if (found.Value is not { Entry: var drawn, Draw: var draw })
        {
            return new(found.Refusal!);
        }

        if (drawn.Status is not (DrawEntryStatus.Offered or DrawEntryStatus.Accepted) || drawn.Offer is not { } offer
            || (drawn.Status == DrawEntryStatus.Offered && offer.Until <= clock.GetUtcNow()))
        {
            return new(new Refusal("offer-over", 410));
        }

        var booked = await take.HandleAsync(drawn.Offeree, offer, drawn.Booking, cancellationToken);
        if (booked.Value is { } place && drawn.Status == DrawEntryStatus.Offered)
        {
            var id = place.Place.Booking!.Id;
            _ = await end.EndAsync(drawn, DrawEntryStatus.Accepted, id, cancellationToken) ?? await end.TakenAfterAllAsync(drawn.Id, id, cancellationToken);
            await draws.RemoveOfferAsync(draw.Name, drawn.Id, cancellationToken);
        }

        return booked;
    }
}
