using Azure.Core;
using Microsoft.Extensions.Configuration;

namespace Schalter.Services.Platform;

/// <summary>Tokens of the app's managed identity, for services that are not called by an Azure client.</summary>
public sealed class AppTokens(IConfiguration configuration)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, TokenCredential> identities = new(StringComparer.Ordinal);

    /// <param name="service">Section of the settings that may name an identity (<c>clientId</c>).</param>
    /// <param name="scope">What the token opens: <c>https://outlook.office365.com/.default</c>.</param>
    public async Task<string> GetAsync(string service, string scope, CancellationToken cancellationToken)
    {
        var identity = identities.GetOrAdd(service, name => AppIdentity.For(configuration, name));
        return (await identity.GetTokenAsync(new([scope]), cancellationToken)).Token;
    }
}
