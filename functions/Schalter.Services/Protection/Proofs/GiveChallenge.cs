using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Schalter.Services.Platform;
using Schalter.Services.Protection.Networks;

namespace Schalter.Services.Protection.Proofs;

/// <summary>Gives out a piece of work for a browser. No storage is asked.</summary>
public sealed class GiveChallenge(
    IEnumerable<IAskForProof> asking, ChallengeKeys keys, ChallengeLoad load, IOptions<ProtectionSettings> settings, ProtectionMetrics metrics,
    TimeProvider clock)
{
    /// <summary>Nothing of that name asks for a proof.</summary>
    internal static Refusal NotAsked => new("proof-not-asked", 404);

    /// <param name="network">Who asks, if that is known.</param>
    public Answer<Challenge> Handle(string? action, string? target, NetworkPrefix? network)
    {
        if (asking.Purpose(action, target) is not { } purpose)
        {
            return new(NotAsked);
        }

        var (now, setting) = (clock.GetUtcNow(), settings.Value);
        var tries = load.Tries(purpose, network, now);
        metrics.Proof(purpose.Action, "given");
        return new(keys.Make(
            purpose, setting.WorkRounds, RandomNumberGenerator.GetInt32(tries / 2, tries) + 1, now.AddMinutes(setting.ChallengeMinutes)));
    }
}

internal static class AskForProof
{
    /// <summary>What was named, if it is something that asks for a proof.</summary>
    public static ProofPurpose? Purpose(this IEnumerable<IAskForProof> asking, string? action, string? target) =>
        action is not null && target is not null && asking.Any(a => a.Action == action && a.Asks(target)) ? new(action, target) : null;
}
