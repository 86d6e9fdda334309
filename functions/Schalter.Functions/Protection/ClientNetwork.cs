using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Schalter.Services.Protection.Networks;

namespace Schalter.Functions.Protection;

/// <summary>
/// The network a request comes from. In Azure the platform's own proxy hands requests over on this machine and says in
/// <c>X-Forwarded-For</c> whose they are.
/// </summary>
public sealed class ClientNetwork(IOptions<NetworkSettings> settings, IConfiguration configuration)
{
    /// <summary>Set on every plan of Azure, and nowhere else.</summary>
    private const string AzureSite = "WEBSITE_SITE_NAME";

    private readonly NetworkSettings settings = settings.Value;
    private readonly int proxies = settings.Value.TrustedProxies ?? (string.IsNullOrEmpty(configuration[AzureSite]) ? 0 : 1);

    /// <returns>
    /// Null for a caller on this machine: a proxy that says nothing about its callers must not make one caller of all of them.
    /// </returns>
    public NetworkPrefix? Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (proxies > 0 && ClientAddress.Forwarded(http.Request.Headers["X-Forwarded-For"].ToString(), proxies) is { } client)
        {
            return NetworkPrefix.Of(client, settings);
        }

        return http.Connection.RemoteIpAddress is { } remote && !IPAddress.IsLoopback(remote) ? NetworkPrefix.Of(remote, settings) : null;
    }
}
