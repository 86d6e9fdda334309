using Microsoft.Azure.Functions.Worker;
using Schalter.Services.Appointments.Waiting;

namespace Schalter.Functions.Appointments;

/// <summary>Every minute: offers what was given back to those who wait, and passes on what they do not take.</summary>
public sealed class OfferPlacesFunction(OfferPlaces offer)
{
    [Function(nameof(OfferPlaces))]
    public Task Run([TimerTrigger("30 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) => offer.HandleAsync(cancellationToken);
}
