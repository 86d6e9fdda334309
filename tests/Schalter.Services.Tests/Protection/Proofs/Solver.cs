using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Schalter.Services.Protection.Proofs;

namespace Schalter.Services.Tests.Protection.Proofs;

/// <summary>Solves challenges as a browser does, and writes them as its form field.</summary>
public static class Solver
{
    public static SolvedChallenge Solve(Challenge challenge)
    {
        ArgumentNullException.ThrowIfNull(challenge);
        var parameters = challenge.Parameters;
        byte[] password = [.. Convert.FromHexString(parameters.Nonce), 0, 0, 0, 0];
        for (var counter = 0; ; counter++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(password.AsSpan(^4), (uint)counter);
            var key = Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(
                password, Convert.FromHexString(parameters.Salt), parameters.Cost, HashAlgorithmName.SHA256, parameters.KeyLength));
            if (key.StartsWith(parameters.KeyPrefix, StringComparison.Ordinal))
            {
                return new(challenge, new(counter, key));
            }
        }
    }

    public static string Field(SolvedChallenge solved) => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(solved, ChallengeJson.Options));
}
