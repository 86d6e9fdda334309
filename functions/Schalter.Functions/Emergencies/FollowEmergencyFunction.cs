using Microsoft.Azure.Functions.Worker;
using Schalter.Services.Emergencies;
using Schalter.Services.Platform;

namespace Schalter.Functions.Emergencies;

/// <summary>Makes registrations of checked cases, and follows what becomes of them.</summary>
public sealed class FollowEmergencyFunction(FollowEmergency follow, Patience patience)
{
    [Function(nameof(FollowEmergency))]
    public Task Run(
        [QueueTrigger(EmergencyNames.Queue, Connection = StorageClients.Section)] EmergencyReceived message, CancellationToken cancellationToken) =>
        patience.RunAsync(EmergencyNames.Queue, message, follow.HandleAsync, cancellationToken);
}
