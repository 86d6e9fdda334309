using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;

namespace Schalter.Emulators.Functions.Local;

/// <summary>
/// An OIDC issuer inside a local run, so that the office's routes can be tried without one:
/// <c>GET /.local/oidc/token?role=case-worker</c> answers a token as plain text. Not there when the settings name an issuer.
/// </summary>
internal sealed class LocalOffice(IConfiguration settings, DataFolder data) : IDisposable
{
    public const string Path = ".local/oidc";
    private const string Audience = "schalter-office";
    private static readonly string[] GrantTypes = ["client_credentials"];
    private static readonly string[] Algorithms = ["ES256"];
    private readonly Lazy<LocalIssuer> issuer = new(() => new(data.Once("office-key.pem", LocalIssuer.NewKey)));
    private string? address;

    /// <summary>Enters itself into the settings, now that the address is known.</summary>
    /// <param name="http">Where the functions are served.</param>
    public void Open(Uri http)
    {
        if (string.IsNullOrWhiteSpace(settings["Office:Issuer"]) && string.IsNullOrWhiteSpace(settings["Office:Audience"]))
        {
            address = new UriBuilder(http) { Host = http.IsLoopback ? http.Host : "localhost", Path = Path }.Uri.OriginalString;
            settings["Office:Issuer"] = address;
            settings["Office:Audience"] = Audience;
        }
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{Path}/.well-known/openid-configuration", http => AnswerAsync(http, () => Results.Json(new
        {
            issuer = address,
            jwks_uri = $"{address}/keys",
            token_endpoint = $"{address}/token",
            grant_types_supported = GrantTypes,
            id_token_signing_alg_values_supported = Algorithms,
        })));
        routes.MapGet($"{Path}/keys", http => AnswerAsync(http, () => Results.Json(issuer.Value.KeySet())));
        routes.MapGet($"{Path}/token", http => AnswerAsync(http, () => Plain(http.Request.Query)));
        routes.MapPost($"{Path}/token", http => AnswerAsync(http, () => OAuth(http.Request)));
    }

    public void Dispose()
    {
        if (issuer.IsValueCreated)
        {
            issuer.Value.Dispose();
        }
    }

    /// <summary>
    /// Whoever asks from another machine gets nothing, nor does a website whose name was made to lead here: these tokens open everything.
    /// </summary>
    private Task AnswerAsync(HttpContext http, Func<IResult> answer)
    {
        var isHere = http.Connection.RemoteIpAddress is { } remote
            && IPAddress.IsLoopback(remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote)
            && http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";
        return (isHere && address is not null ? answer() : Results.NotFound()).ExecuteAsync(http);
    }

    private IResult Plain(IQueryCollection query) => Roles(query["role"]) is { } roles
        ? Results.Text(Token(roles, query["sub"]))
        : Results.BadRequest($"Say for whom: ?role= one or more of {string.Join(", ", LocalIssuer.Roles)}");

    /// <summary>As OAuth clients ask (RFC 6749 section 4.4); the scope lists the roles, any id and secret will do.</summary>
    private IResult OAuth(HttpRequest request) =>
        request.HasFormContentType && Roles(request.Form["scope"].ToString().Split(' ')) is { } roles
            ? Results.Json(new
            {
                access_token = Token(roles, request.Form["client_id"]),
                token_type = "Bearer",
                expires_in = (int)LocalIssuer.Lifetime.TotalSeconds,
            })
            : Results.Json(new { error = "invalid_scope" }, statusCode: StatusCodes.Status400BadRequest);

    private string Token(IReadOnlyList<string> roles, string? subject) => issuer.Value.Token(
        address!, Audience, string.IsNullOrEmpty(subject) ? "developer" : subject,
        settings["Office:RolesClaim"] is { Length: > 0 } claim ? claim : "roles", roles, TimeProvider.System.GetUtcNow());

    private static List<string>? Roles(IEnumerable<string?> asked)
    {
        var roles = asked.OfType<string>().Where(r => r.Length > 0).ToList();
        return roles.Count > 0 && roles.TrueForAll(LocalIssuer.Roles.Contains) ? roles : null;
    }
}
