using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Platform;

namespace Schalter.Services.Emergencies;

/// <summary>Takes the place that was offered. Doing it again says the same; too late, it is another's.</summary>
public sealed class ConfirmEmergency(GetEmergency emergencies, TakeOffer take, EndEmergency end, TimeProvider clock)
{
    public async Task<Answer<BookedPlace>> HandleAsync(string emergency, string? accessKey, CancellationToken cancellationToken)
    {
        var found = await emergencies.HandleAsync(emergency, accessKey, cancellationToken);
        if (found.Value is not { } view)
        {
            return new(found.Refusal!);
        }

        if (view.Entry is not { Status: EmergencyStatus.Offered or EmergencyStatus.Confirmed, Offer: { } offer } entry
            || (entry.Status == EmergencyStatus.Offered && offer.Until <= clock.GetUtcNow()))
        {
            return new(new Refusal("offer-over", 410));
        }

        var booked = await take.HandleAsync(entry.Offeree, offer, entry.Booking, cancellationToken);
        if (booked.Value is { } place && entry.Status == EmergencyStatus.Offered)
        {
            var id = place.Place.Booking!.Id;
            _ = await end.ConfirmAsync(entry, id, cancellationToken) ?? await end.TakenAfterAllAsync(entry.Id, id, cancellationToken);
        }

        return booked;
    }
}
