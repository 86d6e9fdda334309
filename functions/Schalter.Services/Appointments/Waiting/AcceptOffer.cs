using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Waiting;

/// <summary>Takes the place that was offered. Doing it again says the same.</summary>
public sealed class AcceptOffer(GetWaitingEntry entries, TakeOffer take, EndOffer end, TimeProvider clock)
{
    public async Task<Answer<BookedPlace>> HandleAsync(string entry, string? accessKey, CancellationToken cancellationToken)
    {
        var found = await entries.HandleAsync(entry, accessKey, cancellationToken);
        if (found.Value is not { Entry: var waiting })
        {
            return new(found.Refusal!);
        }

        if (waiting.Status is not (WaitingStatus.Offered or WaitingStatus.Accepted) || waiting.Offer is not { } offer
            || (waiting.Status == WaitingStatus.Offered && offer.Until <= clock.GetUtcNow()))
        {
            return new(new Refusal("offer-over", 410));
        }

        var booked = await take.HandleAsync(waiting.Offeree, offer, waiting.Booking, cancellationToken);
        if (booked.Value is { } place && waiting.Status == WaitingStatus.Offered)
        {
            var id = place.Place.Booking!.Id;
            _ = await end.EndAsync(waiting, WaitingStatus.Accepted, id, cancellationToken) ?? await end.TakenAfterAllAsync(waiting.Id, id, cancellationToken);
        }

        return booked;
    }
}
