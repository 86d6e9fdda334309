using Schalter.Services.Platform;

namespace Schalter.Services.Protection.Proofs;

/// <summary>Accepts a proof, once.</summary>
public sealed class CheckProof(ChallengeKeys keys, MailCodes codes, SpentProofStore spent, ProtectionMetrics metrics, TimeProvider clock)
{
    /// <summary>Uses the proof up. The only storage call is the one that remembers it.</summary>
    /// <returns>Null when it is accepted.</returns>
    public async Task<Refusal?> SpendAsync(ProofPurpose purpose, GivenProof? given, CancellationToken cancellationToken)
    {
        var found = Find(purpose, given);
        var refusal = found switch
        {
            { Refusal: { } wrong } => wrong,
            { Value: { } proof } when proof.ExpiresAt < clock.GetUtcNow() => new("challenge-expired", 410),
            { Value: { } proof } when await spent.SpendAsync(proof.Id, proof.ExpiresAt, cancellationToken) => null,
            _ => new Refusal("challenge-used", 409),
        };
        metrics.Proof(purpose.Action, refusal?.Code ?? "accepted");
        return refusal;
    }

    private static Answer<Proof> Invalid => new(new Refusal("challenge-invalid", 422));

    private Answer<Proof> Find(ProofPurpose purpose, GivenProof? given) => given switch
    {
        { Altcha: { Length: > 0 } field } => Solved(purpose, ChallengeJson.Read(field)),
        { Code: { } code } when !string.IsNullOrWhiteSpace(code) => codes.Find(purpose, code, clock.GetUtcNow()) is { } proof ? new(proof) : Invalid,
        _ => new(new Refusal("challenge-missing", 422)),
    };

    private Answer<Proof> Solved(ProofPurpose purpose, SolvedChallenge? solved) =>
        solved is not null && solved.Challenge.Parameters.Data.Purpose == purpose && keys.Accepts(solved)
            ? new(new Proof(solved.Challenge.Parameters.Nonce, DateTimeOffset.FromUnixTimeSeconds(solved.Challenge.Parameters.ExpiresAt)))
            : Invalid;
}

/// <summary>A genuine proof, perhaps too old or used up.</summary>
/// <param name="Id">Hexadecimal, of this proof alone.</param>
public sealed record Proof(string Id, DateTimeOffset ExpiresAt);
