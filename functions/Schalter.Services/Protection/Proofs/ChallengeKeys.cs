using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Schalter.Services.Platform;

namespace Schalter.Services.Protection.Proofs;

/// <summary>
/// Makes and recognises challenges; nothing about them is stored. The counter to be found is drawn here, so that the work has an upper
/// end: with a random goal one in a hundred people would wait almost five times as long as the average.
/// </summary>
public sealed class ChallengeKeys(ServiceSecrets secrets)
{
    public const string Algorithm = "PBKDF2/SHA-256";

    private const int KeyBytes = 32;
    private const int RandomBytes = 16;

    /// <param name="rounds">Rounds per try.</param>
    /// <param name="counter">How many tries it takes.</param>
    public Challenge Make(ProofPurpose purpose, int rounds, int counter, DateTimeOffset expiresAt)
    {
        var (version, nonce, salt) = (secrets.Current, RandomNumberGenerator.GetBytes(RandomBytes), RandomNumberGenerator.GetBytes(RandomBytes));
        var key = Rfc2898DeriveBytes.Pbkdf2(Password(nonce, counter), salt, rounds, HashAlgorithmName.SHA256, KeyBytes);
        var parameters = new ChallengeParameters(
            Algorithm, rounds, new(purpose.Action, version, purpose.Target), expiresAt.ToUnixTimeSeconds(), KeyBytes,
            Convert.ToHexStringLower(key.AsSpan(0, KeyBytes / 2)), KeySignature(version, key), Convert.ToHexStringLower(nonce), Convert.ToHexStringLower(salt));
        return new(parameters, Signature(parameters));
    }

    /// <summary>Whether we made the challenge, and it was solved. Costs two hashes, whatever is sent.</summary>
    public bool Accepts(SolvedChallenge solved)
    {
        ArgumentNullException.ThrowIfNull(solved);
        var (parameters, signature) = (solved.Challenge.Parameters, solved.Challenge.Signature);
        return secrets.Has(parameters.Data.Key)
            && Same(signature, Signature(parameters))
            && Bytes(solved.Solution.DerivedKey) is { } key
            && Same(parameters.KeySignature, KeySignature(parameters.Data.Key, key));
    }

    /// <summary>Text that is the key of the challenges' signatures, for whoever checks them with a library of ALTCHA.</summary>
    public string SignatureKey(int version) => Convert.ToHexStringLower(secrets.Mac(version, "altcha", "signature"));

    /// <summary>The same for the signatures of the keys to be found.</summary>
    public string KeySignatureKey(int version) => Convert.ToHexStringLower(secrets.Mac(version, "altcha", "key-signature"));

    private string Signature(ChallengeParameters parameters) => Hmac(
        SignatureKey(parameters.Data.Key), JsonSerializer.SerializeToUtf8Bytes(parameters, ChallengeJson.Options));

    private string KeySignature(int version, byte[] key) => Hmac(KeySignatureKey(version), key);

    private static string Hmac(string key, byte[] data) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(key), data));

    private static byte[] Password(byte[] nonce, int counter)
    {
        var password = new byte[nonce.Length + sizeof(uint)];
        nonce.CopyTo(password, 0);
        BinaryPrimitives.WriteUInt32BigEndian(password.AsSpan(nonce.Length), (uint)counter);
        return password;
    }

    private static byte[]? Bytes(string hex)
    {
        var bytes = new byte[KeyBytes];
        return hex.Length == 2 * KeyBytes && Convert.FromHexString(hex, bytes, out _, out _) == System.Buffers.OperationStatus.Done ? bytes : null;
    }

    private static bool Same(string given, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(right));
}
