using Microsoft.Azure.Functions.Worker;
using Schalter.Services.Privacy;

namespace Schalter.Functions.Privacy;

/// <summary>Hourly: deletes what has reached its deletion date, so that a missed night is caught up the same morning.</summary>
public sealed class PurgeDueFunction(PurgeDue purge)
{
    [Function(nameof(PurgeDue))]
    public Task Run([TimerTrigger("0 41 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        purge.HandleAsync(cancellationToken);
}
