using System.ComponentModel.DataAnnotations;

namespace Schalter.Services.Protection.Networks;

/// <summary>Section <c>Network</c> of the settings: who a request comes from.</summary>
public sealed record NetworkSettings
{
    /// <summary>How many proxies in front of the app add their caller to <c>X-Forwarded-For</c>; null: 1 in Azure, else 0.</summary>
    [Range(0, 5)]
    public int? TrustedProxies { get; init; }

    /// <summary>Leading bits of an IPv4 address that make one network.</summary>
    [Range(16, 32)]
    public int V4Bits { get; init; } = 32;

    /// <summary>Leading bits of an IPv6 address that make one network; providers hand a household a /56.</summary>
    [Range(32, 64)]
    public int V6Bits { get; init; } = 56;
}
