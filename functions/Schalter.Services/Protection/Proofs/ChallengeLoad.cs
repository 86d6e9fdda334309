using Microsoft.Extensions.Options;
using Schalter.Services.Protection.Networks;

namespace Schalter.Services.Protection.Proofs;

/// <summary>
/// How much work is right at the moment: the more challenges were asked for the same thing, or from the same network, within the last
/// minute on this instance, the more tries a challenge takes, up to what a cheap phone still manages.
/// </summary>
public sealed class ChallengeLoad(IOptions<ProtectionSettings> settings)
{
    private readonly CounterTable<ProofPurpose> byPurpose = new();
    private readonly CounterTable<NetworkPrefix> byNetwork = new();

    /// <param name="network">Null when it is not known: then only the purpose counts.</param>
    /// <returns>Tries that the challenge shall take at most.</returns>
    public int Tries(ProofPurpose purpose, NetworkPrefix? network, DateTimeOffset moment)
    {
        var (now, setting) = (moment.ToUnixTimeSeconds(), settings.Value);
        var rush = Factor(byPurpose.Of(purpose, now).Add(now, int.MaxValue).Used, setting.CalmPerTarget);
        var hurry = network is { } known ? Factor(byNetwork.Of(known, now).Add(now, int.MaxValue).Used, setting.CalmPerNetwork) : 1;
        return (int)Math.Min(setting.WorkTries * rush * hurry, Math.Max(setting.WorkTriesMost, setting.WorkTries));
    }

    private static double Factor(int asked, int calm) => Math.Max(1, (double)asked / calm);
}
