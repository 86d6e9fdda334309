using Microsoft.Azure.Functions.Worker;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Submissions;

/// <summary>Hands a checked case to its team.</summary>
public sealed class RouteSubmissionFunction(RouteSubmission route, Patience patience)
{
    [Function(nameof(RouteSubmission))]
    public Task Run(
        [QueueTrigger(SubmissionNames.ValidatedQueue, Connection = StorageClients.Section)] SubmissionValidated message,
        CancellationToken cancellationToken) =>
        patience.RunAsync(SubmissionNames.ValidatedQueue, message, route.HandleAsync, cancellationToken);
}
