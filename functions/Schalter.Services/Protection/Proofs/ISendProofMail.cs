namespace Schalter.Services.Protection.Proofs;

/// <param name="Code">As it is to be typed.</param>
/// <param name="ExpiresAt">Until then it is accepted.</param>
public sealed record ProofMail(string Address, string Code, string Language, DateTimeOffset ExpiresAt);

/// <summary>Sends a code to somebody.</summary>
public interface ISendProofMail
{
    /// <param name="id">Of this mail alone: the same id is sent once.</param>
    Task SendAsync(string id, ProofMail mail, CancellationToken cancellationToken);
}
