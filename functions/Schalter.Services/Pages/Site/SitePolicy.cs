namespace Schalter.Services.Pages.Site;

/// <summary>What browsers may do on the website's pages: own style and scripts, forms and calls to the functions, nothing else.</summary>
internal static class SitePolicy
{
    /// <summary>What a page can say about itself; who may frame it only a header can say.</summary>
    public static string InPage(SiteOptions options)
    {
        var api = options.ApiOrigin is { } origin ? $"'self' {origin}" : "'self'";
        return "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
            + $"connect-src {api}; form-action {api}; base-uri 'none'";
    }

    /// <summary>A headers file as several hosts of static sites read it.</summary>
    public static string Headers(SiteOptions options) => $"""
        {options.Path}*
          Content-Security-Policy: {InPage(options)}; frame-ancestors 'none'
          X-Content-Type-Options: nosniff
          X-Frame-Options: DENY
          Referrer-Policy: same-origin
          Permissions-Policy: camera=(), geolocation=(), microphone=()
        {options.Path}assets/*
          Cache-Control: public, max-age=31536000, immutable

        """;
}
