using System.Security.Cryptography;
using System.Text;

namespace Schalter.Services.Pages;

/// <summary>The one stylesheet, inlined into every page so that a page is one request, and the policy that allows nothing else.</summary>
internal static class PageStyle
{
    /// <summary>Line ends as HTML parsers see them: the hash is taken over what the browser reads.</summary>
    public static string Css { get; } = (PageResources.Read("kern.css") + PageResources.Read("schalter.css") + PageResources.Read("media.css")).ReplaceLineEndings("\n");

    /// <summary>Own modules but no script in the page, no foreign content, no frame around; <c>data:</c> for icons that cost no
    /// request.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; "
        + "script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
}
