namespace Schalter.Services.Protection.Proofs;

/// <summary>What a proof is good for: one action on one thing, such as <c>hold</c> at a service.</summary>
public readonly record struct ProofPurpose(string Action, string Target);

/// <summary>A feature's say in which of its actions ask for a proof.</summary>
public interface IAskForProof
{
    /// <summary>Small letters and hyphens.</summary>
    string Action { get; }

    /// <summary>Whether this target exists and asks for one; targets that do are ids (<c>card-pickup</c>).</summary>
    bool Asks(string target);
}

/// <summary>What somebody sends along to prove that they are in earnest: either will do.</summary>
/// <param name="Altcha">A solved challenge, as the ALTCHA widget writes it.</param>
/// <param name="Code">A code that came by mail.</param>
public sealed record GivenProof(string? Altcha, string? Code)
{
    public const string AltchaField = "altcha";
    public const string CodeField = "proof";
}
