using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Schalter.Services.Platform;

namespace Schalter.Services.Office;

/// <summary>
/// Checks a JWT (RFC 7519, RFC 8725): made by the configured issuer, for us, signed by one of its keys with an asymmetric algorithm,
/// valid now. Nothing the token says about itself is believed before its signature is.
/// </summary>
public sealed class TokenCheck(IssuerKeys keys, TimeProvider clock)
{
    /// <summary>How much the clocks of issuer and counter may differ.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly JsonWebTokenHandler handler = new();

    public async Task<Answer<OfficeCaller>> HandleAsync(OfficeSettings settings, string? token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (string.IsNullOrEmpty(token))
        {
            return new(new Refusal("token-missing", 401));
        }

        if (!handler.CanReadToken(token) || Read(token) is not { Kid.Length: > 0 } unproven || !Algorithms.Contains(unproven.Alg, StringComparer.Ordinal))
        {
            return Invalid;
        }

        if (await keys.FindAsync(settings.Issuer, unproven.Kid, cancellationToken) is not { } found)
        {
            return new(new Refusal("issuer-unavailable", 503));
        }

        var result = await handler.ValidateTokenAsync(unproven, Expected(settings, found));
        return result.IsValid ? Caller(settings, result)
            : result.Exception is SecurityTokenExpiredException ? new(new Refusal("token-expired", 401))
            : Invalid;
    }

    private static Answer<OfficeCaller> Invalid => new(new Refusal("token-invalid", 401));

    /// <summary>Null for what looks like a token from afar and is none.</summary>
    private JsonWebToken? Read(string token)
    {
        try
        {
            return handler.ReadJsonWebToken(token);
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException)
        {
            return null;
        }
    }

    private TokenValidationParameters Expected(OfficeSettings settings, IReadOnlyList<SecurityKey> found) => new()
    {
        ValidIssuer = settings.Issuer.OriginalString,
        ValidAudience = settings.Audience,
        ValidAlgorithms = Algorithms,
        IssuerSigningKeys = found,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ValidateIssuerSigningKey = true,
        LifetimeValidator = IsValidNow,
    };

    /// <summary>By our own clock, which a test may turn.</summary>
    private bool IsValidNow(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires is not null && now >= expires + ClockSkew
            ? throw new SecurityTokenExpiredException()
            : expires is not null && (notBefore is null || notBefore <= now + ClockSkew);
    }

    private static Answer<OfficeCaller> Caller(OfficeSettings settings, TokenValidationResult result)
    {
        var roles = result.ClaimsIdentity.FindAll(settings.RolesClaim).Select(c => c.Value)
            .Where(role => OfficeRoles.All.Contains(role, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal);
        return result.ClaimsIdentity.FindFirst(JwtRegisteredClaimNames.Sub)?.Value is { Length: > 0 and <= 256 } subject
            ? new(new OfficeCaller(subject, settings.Issuer.OriginalString, [.. roles]))
            : Invalid;
    }
}
