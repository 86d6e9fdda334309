using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;

namespace Schalter.Services.Platform;

/// <summary>The managed identity a service is called with: the one of setting <c>{service}:clientId</c>, else the system-assigned one.</summary>
internal static class AppIdentity
{
    public static TokenCredential For(IConfiguration configuration, string service) => new ManagedIdentityCredential(
        configuration[$"{service}:clientId"] is { Length: > 0 } id
            ? ManagedIdentityId.FromUserAssignedClientId(id)
            : ManagedIdentityId.SystemAssigned);
}
