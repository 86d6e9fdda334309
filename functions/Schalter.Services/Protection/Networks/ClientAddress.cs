using System.Net;

namespace Schalter.Services.Protection.Networks;

/// <summary>
/// Whose request it is. What callers write into <c>X-Forwarded-For</c> themselves stands at its beginning; each proxy adds the address
/// it was called from at the end. So entries are counted from the end, and only as many as there are proxies of ours.
/// </summary>
public static class ClientAddress
{
    /// <param name="forwarded">The header's value; several headers joined by commas.</param>
    /// <param name="trustedProxies">Proxies of ours in front of the app; 0: the header says nothing.</param>
    /// <returns>Null when no proxy says more than that the request was passed on: then the connection's own address counts.</returns>
    public static IPAddress? Forwarded(ReadOnlySpan<char> forwarded, int trustedProxies)
    {
        IPAddress? found = null;
        for (var left = trustedProxies; left > 0 && !forwarded.IsEmpty; left--)
        {
            var comma = forwarded.LastIndexOf(',');
            if (IPAddress.TryParse(WithoutPort(forwarded[(comma + 1)..].Trim()), out var address))
            {
                found = address;
            }

            forwarded = comma < 0 ? [] : forwarded[..comma];
        }

        return found;
    }

    /// <summary><c>192.0.2.1:4711</c> and <c>[2001:db8::1]:4711</c> are how Azure writes it.</summary>
    private static ReadOnlySpan<char> WithoutPort(ReadOnlySpan<char> entry)
    {
        if (entry is ['[', ..])
        {
            var end = entry.IndexOf(']');
            return end < 0 ? entry : entry[1..end];
        }

        var colon = entry.IndexOf(':');
        return colon >= 0 && entry[(colon + 1)..].IndexOf(':') < 0 ? entry[..colon] : entry;
    }
}
