using System.Security.Cryptography;
using System.Text;

namespace Schalter.Services.Platform;

/// <summary>
/// The code in a mail that shows whose mailbox it is: derived from the booking or registration, never stored, written like a reference so that
/// typing errors show.
/// </summary>
public sealed class MailedCodes(ServiceSecrets secrets)
{
    /// <param name="purpose">What it is for: a code for one serves no other.</param>
    /// <param name="reference">In canonical writing.</param>
    public string For(string purpose, string reference) => For(secrets.Current, purpose, reference);

    /// <summary>Also one that was mailed before the secret changed.</summary>
    /// <param name="typed">In any writing that a reference can have.</param>
    public bool Opens(string purpose, string reference, string? typed)
    {
        var given = Encoding.ASCII.GetBytes(ReferenceNumber.Canonical(typed) ?? string.Empty);
        return secrets.Versions.Any(v => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(For(v, purpose, reference)), given));
    }

    private string For(int version, string purpose, string reference) => ReferenceNumber.Derive(secrets.Mac(version, purpose, reference)).Value;
}
