using System.Text.Json;
using System.Text.Json.Serialization;

namespace Schalter.Services.Protection.Proofs;

/// <summary>A challenge as ALTCHA (version 2 of its proof-of-work) writes it.</summary>
public sealed record Challenge(ChallengeParameters Parameters, string Signature);

/// <summary>
/// What is signed. Members stand in the order of the alphabet: the signature is made over the JSON with sorted keys, which this record
/// therefore yields as it is.
/// </summary>
/// <param name="Algorithm">Key derivation that each try runs.</param>
/// <param name="Cost">Its rounds.</param>
/// <param name="ExpiresAt">Seconds since 1970.</param>
/// <param name="KeyLength">Bytes derived.</param>
/// <param name="KeyPrefix">First half (hex) of the key that the sought counter yields.</param>
/// <param name="KeySignature">HMAC (hex) of the whole key: who can show the key has found the counter.</param>
/// <param name="Nonce">Hex; with the counter behind it, the password of a try.</param>
/// <param name="Salt">Hex.</param>
public sealed record ChallengeParameters(
    string Algorithm, int Cost, ChallengeData Data, long ExpiresAt, int KeyLength, string KeyPrefix, string KeySignature, string Nonce, string Salt);

/// <summary>What the challenge is for; members in the order of the alphabet.</summary>
/// <param name="Key">Version of the server's secret that signed it.</param>
public sealed record ChallengeData(string Action, int Key, string Target)
{
    /// <summary>What a proof made of it is good for.</summary>
    [JsonIgnore]
    public ProofPurpose Purpose => new(Action, Target);
}

/// <summary>A challenge and the counter that was found, as sent back.</summary>
public sealed record SolvedChallenge(Challenge Challenge, ChallengeSolution Solution);

/// <param name="DerivedKey">Hex.</param>
public sealed record ChallengeSolution(long Counter, string DerivedKey);

/// <summary>The JSON of challenges.</summary>
public static class ChallengeJson
{
    /// <summary>Longer than any that a widget makes of ours.</summary>
    private const int MaxLength = 4096;

    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
        MaxDepth = 5,
    };

    /// <summary>Reads the base64 that a form field carries; null for what never was a solved challenge of ours.</summary>
    public static SolvedChallenge? Read(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var bytes = new byte[MaxLength];
        if (field.Length > MaxLength || !Convert.TryFromBase64String(field, bytes, out var length))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<SolvedChallenge>(bytes.AsSpan(0, length), Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
