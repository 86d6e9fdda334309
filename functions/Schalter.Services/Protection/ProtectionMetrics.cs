using System.Diagnostics.Metrics;
using Schalter.Services.Platform;
using Schalter.Services.Protection.Networks;

namespace Schalter.Services.Protection;

/// <summary>Counts who is turned away, so that the office sees whether a limit hits people or machines.</summary>
public sealed class ProtectionMetrics
{
    private readonly Counter<long> limited;
    private readonly Counter<long> proofs;

    public ProtectionMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(AppMeter.Name);
        limited = meter.CreateCounter<long>("schalter.requests.limited", "{request}", "Requests answered with 429, by kind");
        proofs = meter.CreateCounter<long>("schalter.proofs", "{proof}", "Proofs asked for, by action and what became of them");
    }

    public void Limited(RequestKind kind) => limited.Add(1, KeyValuePair.Create("kind", (object?)kind.ToString()));

    /// <param name="result"><c>given</c>, <c>accepted</c> or the code of a refusal.</param>
    public void Proof(string action, string result) =>
        proofs.Add(1, KeyValuePair.Create("action", (object?)action), KeyValuePair.Create("result", (object?)result));
}
