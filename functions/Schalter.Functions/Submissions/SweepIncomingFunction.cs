using Microsoft.Azure.Functions.Worker;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Submissions;

/// <summary>Hourly: finds submissions whose message was lost, removes documents that nobody came back for.</summary>
public sealed class SweepIncomingFunction(SweepIncoming sweep)
{
    [Function(nameof(SweepIncoming))]
    public Task Run([TimerTrigger("0 17 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        sweep.HandleAsync(cancellationToken);
}
