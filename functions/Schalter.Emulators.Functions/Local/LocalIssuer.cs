using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Schalter.Emulators.Functions.Local;

/// <summary>
/// Signs developer tokens of a local run (JWT, ES256). Its key is made once per data folder; a token of one run is worth nothing in
/// another, and nothing at all in Azure, where this code is not.
/// </summary>
internal sealed class LocalIssuer : IDisposable
{
    /// <summary>The roles there are; each can be asked for.</summary>
    public static readonly IReadOnlyList<string> Roles = ["integrator", "case-worker", "planner", "editor", "auditor"];

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);
    private const int CoordinateBytes = 32;
    private const string Algorithm = "ES256";
    private readonly ECDsa key = ECDsa.Create();
    private readonly string keyId;

    /// <param name="pem">Private key, PKCS 8.</param>
    public LocalIssuer(string pem)
    {
        key.ImportFromPem(pem);
        keyId = Base64Url.EncodeToString(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16];
    }

    public static string NewKey()
    {
        using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return fresh.ExportPkcs8PrivateKeyPem();
    }

    /// <summary>The key set that verifies its tokens (RFC 7517).</summary>
    public object KeySet()
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new
        {
            keys = new[]
            {
                new { kty = "EC", use = "sig", alg = Algorithm, kid = keyId, crv = "P-256", x = Text(Padded(point.X!)), y = Text(Padded(point.Y!)) },
            },
        };
    }

    public string Token(string issuer, string audience, string subject, string rolesClaim, IEnumerable<string> roles, DateTimeOffset now)
    {
        var head = JsonSerializer.SerializeToUtf8Bytes(new { alg = Algorithm, typ = "JWT", kid = keyId });
        var claims = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
        {
            ["iss"] = issuer,
            ["aud"] = audience,
            ["sub"] = subject,
            [rolesClaim] = roles,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
        });
        var signed = $"{Text(head)}.{Text(claims)}";
        return $"{signed}.{Text(key.SignData(System.Text.Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    public void Dispose() => key.Dispose();

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>A coordinate has 32 bytes, also when it begins with zeros.</summary>
    private static byte[] Padded(byte[] coordinate) => [.. new byte[CoordinateBytes - coordinate.Length], .. coordinate];
}
