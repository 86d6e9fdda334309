using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Schalter.Services.Office;

/// <summary>Fetches what an OIDC issuer publishes about itself (OpenID Connect Discovery 1.0, RFC 7517).</summary>
public sealed class IssuerDocuments : IDisposable
{
    private const long MaxBytes = 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly HttpClient http = new() { Timeout = Patience, MaxResponseContentBufferSize = MaxBytes };

    /// <summary>The keys the issuer signs with now.</summary>
    /// <exception cref="HttpRequestException">It does not answer, or not as an issuer of that name.</exception>
    public async Task<IReadOnlyList<SecurityKey>> KeysAsync(Uri issuer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        var metadata = await JsonAsync(new($"{issuer.OriginalString.TrimEnd('/')}/.well-known/openid-configuration"), cancellationToken);
        if (Text(metadata, "issuer") != issuer.OriginalString)
        {
            throw new HttpRequestException($"The metadata names another issuer than the setting: {Text(metadata, "issuer")}");
        }

        return Uri.TryCreate(Text(metadata, "jwks_uri"), UriKind.Absolute, out var place) && OfficeSettings.IsTrustworthy(place)
            ? KeysOf(await JsonAsync(place, cancellationToken))
            : throw new HttpRequestException("The issuer's metadata names no jwks_uri that could be trusted.");
    }

    public void Dispose() => http.Dispose();

    /// <summary>Only keys whose other half the issuer alone has: a symmetric one would be everybody's.</summary>
    private static List<SecurityKey> KeysOf(JsonElement json)
    {
        try
        {
            var set = new JsonWebKeySet(json.GetRawText());
            return [.. set.Keys.Where(k => k.Kty is JsonWebAlgorithmsKeyTypes.RSA or JsonWebAlgorithmsKeyTypes.EllipticCurve && k.Use is null or "" or "sig")];
        }
        catch (ArgumentException malformed)
        {
            throw new HttpRequestException("The issuer's keys cannot be read.", malformed);
        }
    }

    private async Task<JsonElement> JsonAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            var text = await http.GetStringAsync(address, cancellationToken);
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? json.RootElement.Clone()
                : throw new HttpRequestException($"{address} holds no JSON object.");
        }
        catch (JsonException malformed)
        {
            throw new HttpRequestException($"{address} holds no JSON.", malformed);
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
