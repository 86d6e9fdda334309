using Schalter.Services.Protection.Networks;
using Schalter.Services.Protection.Proofs;

namespace Schalter.Services.Protection;

/// <summary>Forgets proofs that have expired and counts of minutes that are over: nothing here is older than some hours.</summary>
public sealed class PurgeProtection(SpentProofStore proofs, LimitStore limits, TimeProvider clock)
{
    private static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        var hour = clock.GetUtcNow() - Slack;
        await proofs.PurgeAsync(hour, cancellationToken);
        await limits.PurgeAsync(hour, cancellationToken);
    }
}
