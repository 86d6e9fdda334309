using Microsoft.Azure.Functions.Worker;
using Schalter.Services.Protection;

namespace Schalter.Functions.Protection;

/// <summary>Hourly: forgets used proofs and counts of networks.</summary>
public sealed class PurgeProtectionFunction(PurgeProtection purge)
{
    [Function(nameof(PurgeProtection))]
    public Task Run([TimerTrigger("0 29 * * * *")] TimerInfo timer, CancellationToken cancellationToken) => purge.HandleAsync(cancellationToken);
}
