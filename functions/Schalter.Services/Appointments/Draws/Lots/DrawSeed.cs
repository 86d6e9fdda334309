using System.Globalization;
using System.Security.Cryptography;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Draws.Lots;

/// <summary>
/// The seed of a draw: derived from a secret of the server and from random bytes in the table. Who reads only the one or only the other
/// does not know it, and nobody has to keep it safe until it is revealed.
/// </summary>
public sealed class DrawSeed(ServiceSecrets secrets)
{
    private const int Bytes = 32;

    public int SecretVersion => secrets.Current;

    public static string NewNonce() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <exception cref="InvalidOperationException">The secret was retired too early.</exception>
    public byte[] Of(string service, string draw, int secretVersion, string nonce) => secrets.Has(secretVersion)
        ? secrets.Mac(secretVersion, "draw-seed", $"{service}|{draw}|{nonce}")
        : throw new InvalidOperationException(
            string.Create(CultureInfo.InvariantCulture, $"Draw {service}/{draw} needs secret {secretVersion}, which was retired."));

    /// <summary>What is published beforehand: SHA-256 of the seed.</summary>
    public static string Commitment(byte[] seed) => Convert.ToHexStringLower(SHA256.HashData(seed));
}
