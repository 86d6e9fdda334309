using Microsoft.Extensions.Configuration;

namespace Schalter.Services.Office;

/// <summary>Whose tokens open the office's routes.</summary>
/// <param name="Issuer">Address of the OIDC issuer; its metadata lies at <c>{Issuer}/.well-known/openid-configuration</c>.</param>
/// <param name="Audience">What a token must be made for (<c>aud</c>).</param>
/// <param name="RolesClaim">The claim that lists roles.</param>
public sealed record OfficeSettings(Uri Issuer, string Audience, string RolesClaim)
{
    private const string DefaultRolesClaim = "roles";
    private const int DefaultAuditDays = 365;

    /// <summary>Null while no office is configured: its routes then answer nobody. Read anew for each request.</summary>
    /// <exception cref="InvalidOperationException">Only one of issuer and audience is set, or the issuer is no address to trust.</exception>
    public static OfficeSettings? Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var (issuer, audience) = (configuration["Office:Issuer"], configuration["Office:Audience"]);
        if (string.IsNullOrWhiteSpace(issuer) && string.IsNullOrWhiteSpace(audience))
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(issuer) || string.IsNullOrWhiteSpace(audience))
        {
            throw new InvalidOperationException("Settings Office:Issuer and Office:Audience must be set together.");
        }

        var claim = configuration["Office:RolesClaim"];
        return Uri.TryCreate(issuer, UriKind.Absolute, out var address) && IsTrustworthy(address)
            ? new(address, audience, string.IsNullOrWhiteSpace(claim) ? DefaultRolesClaim : claim)
            : throw new InvalidOperationException("Setting Office:Issuer must be an https address (http only on this machine).");
    }

    /// <summary>How long it is kept who looked at what; a year if not set.</summary>
    public static int AuditDays(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration.GetValue("Office:AuditDays", DefaultAuditDays) is >= 30 and <= 3650 and var days
            ? days
            : throw new InvalidOperationException("Setting Office:AuditDays must be from 30 to 3650.");
    }

    /// <summary>Keys that anybody on the way could swap prove nothing.</summary>
    internal static bool IsTrustworthy(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
}
