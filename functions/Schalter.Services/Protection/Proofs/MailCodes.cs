using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Schalter.Services.Platform;

namespace Schalter.Services.Protection.Proofs;

/// <summary>
/// Codes that are sent by mail, for browsers without script: <c>F3KM7-QXDRT</c>, in the characters of references. Four characters make
/// it one of many, six prove that we made it for this purpose within the last half hour. Nothing is stored until it is used.
/// </summary>
public sealed class MailCodes(ServiceSecrets secrets)
{
    /// <summary>How long a code is good at least.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private const int NonceLength = 4;
    private const int Length = 10;
    private const int StepSeconds = 300;
    private const int LiveSteps = 7;

    /// <summary>So long it is still known to be an old one: two hours.</summary>
    private const int KnownSteps = 24;

    /// <param name="address">Keyed hash of the address: asking again within five minutes gets the same code.</param>
    public string Make(ProofPurpose purpose, string address, DateTimeOffset now)
    {
        var step = Step(now);
        var mac = secrets.Mac(secrets.Current, "mail-code-nonce", string.Create(CultureInfo.InvariantCulture, $"{address}|{step}"));
        var nonce = Letters(mac, NonceLength);
        var code = nonce + Letters(Mac(secrets.Current, purpose, nonce, step), Length - NonceLength);
        return $"{code[..(Length / 2)]}-{code[(Length / 2)..]}";
    }

    /// <summary>The proof that a typed code is; null when it never was one for this purpose, or too long ago.</summary>
    public Proof? Find(ProofPurpose purpose, string typed, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var code = new string([.. typed.Where(c => c is not ('-' or ' ')).Select(char.ToUpperInvariant)]);
        return code.Length == Length && !code.Except(ReferenceNumber.Characters).Any() ? Known(purpose, code, Step(now)) : null;
    }

    private Proof? Known(ProofPurpose purpose, string code, long now)
    {
        var (nonce, found) = (code[..NonceLength], default(long?));
        var given = Encoding.ASCII.GetBytes(code[NonceLength..]);
        for (var step = now; step > now - KnownSteps && found is null; step--)
        {
            foreach (var version in secrets.Versions)
            {
                var right = Encoding.ASCII.GetBytes(Letters(Mac(version, purpose, nonce, step), Length - NonceLength));
                found = CryptographicOperations.FixedTimeEquals(given, right) ? step : found;
            }
        }

        return found is { } made ? new(Id(purpose, code, made), DateTimeOffset.FromUnixTimeSeconds((made + LiveSteps) * StepSeconds)) : null;
    }

    private byte[] Mac(int version, ProofPurpose purpose, string nonce, long step) => secrets.Mac(
        version, "mail-code", string.Create(CultureInfo.InvariantCulture, $"{purpose.Action}|{purpose.Target}|{nonce}|{step}"));

    private static string Id(ProofPurpose purpose, string code, long step) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{purpose.Action}|{purpose.Target}|{code}|{step}"))).AsSpan(0, 16));

    private static long Step(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / StepSeconds;

    private static string Letters(byte[] mac, int count) => ReferenceNumber.Derive(mac).Value.Replace("-", string.Empty, StringComparison.Ordinal)[..count];
}
