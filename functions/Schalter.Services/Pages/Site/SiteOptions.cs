namespace Schalter.Services.Pages.Site;

/// <summary>Where a built website will stand, and where its forms go.</summary>
/// <param name="Api">Address of the API without a slash at its end: <c>https://functions.example/api</c>, or
/// <c>/api</c> on the same host.</param>
/// <param name="Path">Path of the website on its host; begins and ends with a slash.</param>
/// <param name="Origin">Scheme and host of the website without a slash at their end; null when they are not known:
/// then no page names its own whole address.</param>
/// <param name="Limits">Limits per file that the pages tell; null tells none.</param>
public sealed record SiteOptions(string Api, string Path, string? Origin, FileLimits? Limits)
{
    private const string Prefix = "/api";

    /// <summary>Origin of the API as a policy names it; null when it is the website's own.</summary>
    public string? ApiOrigin => Uri.TryCreate(Api, UriKind.Absolute, out var address) && IsWeb(address)
        ? address.GetLeftPart(UriPartial.Authority)
        : null;

    /// <summary>Address of the API for those who are on neither host; null when it is the website's and that is not known.</summary>
    public string? WholeApi => ApiOrigin is not null ? Api : Origin is not null ? Origin + Api : null;

    /// <param name="api">Address of the functions, with or without <c>/api</c>; null when they answer on the website's own host.</param>
    /// <param name="place">Path of the website (<c>/counter</c>) or its whole address; null for the root of an unknown host.</param>
    /// <exception cref="FormatException">One of them is neither.</exception>
    public static SiteOptions Parse(string? api, string? place, FileLimits? limits)
    {
        var site = place is null ? null : Whole(place);
        var path = (site?.AbsolutePath ?? place ?? string.Empty).Trim('/');
        if (site is null && !Uri.IsWellFormedUriString(path, UriKind.Relative))
        {
            throw new FormatException($"'{place}' is neither a path nor a web address.");
        }

        return new(
            api is null ? Prefix : ApiOf(Whole(api) ?? throw new FormatException($"'{api}' is no web address.")),
            path.Length == 0 ? "/" : $"/{path}/",
            site?.GetLeftPart(UriPartial.Authority),
            limits);
    }

    /// <summary>Whoever copies the address of the API itself means the same.</summary>
    private static string ApiOf(Uri address)
    {
        var whole = address.GetLeftPart(UriPartial.Path).TrimEnd('/');
        return whole.EndsWith(Prefix, StringComparison.Ordinal) ? whole : whole + Prefix;
    }

    private static Uri? Whole(string address) => Uri.TryCreate(address, UriKind.Absolute, out var whole) && IsWeb(whole) ? whole : null;

    private static bool IsWeb(Uri address) => address.Scheme is "https" or "http";
}
