using Microsoft.Azure.Functions.Worker;
using Schalter.Services.Emergencies;

namespace Schalter.Functions.Emergencies;

/// <summary>Every minute: offers released places to those whose turn it is, and passes on what they do not confirm.</summary>
public sealed class AllotPlacesFunction(AllotPlaces allot)
{
    [Function(nameof(AllotPlaces))]
    public Task Run([TimerTrigger("45 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) => allot.HandleAsync(cancellationToken);
}
