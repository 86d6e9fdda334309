using Microsoft.Azure.Functions.Worker;
using Schalter.Services.Events;
using Schalter.Services.Platform;

namespace Schalter.Functions.Events;

/// <summary>Publishes what is unpublished of one case.</summary>
public sealed class PublishEventsFunction(PublishEvents publish, Patience patience)
{
    [Function(nameof(PublishEvents))]
    public Task Run(
        [QueueTrigger(EventsPending.Queue, Connection = StorageClients.Section)] EventsPending message, CancellationToken cancellationToken) =>
        patience.RunAsync(EventsPending.Queue, message, publish.HandleAsync, cancellationToken);
}
