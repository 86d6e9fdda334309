using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace Schalter.Functions.Platform;

/// <summary>
/// Where a browser is led that opens the address of a form's answer: a tab that was kept, a line of the history, an address passed on. What
/// was sent is not there any more, so it begins at the page that asks for it.
/// </summary>
internal static class PageInstead
{
    private static readonly IReadOnlyList<(TemplateMatcher From, string To)> Pages =
    [
        Lead("appointments/{service}/holds", "appointments/{service}/slots"),
        Lead("appointments/{service}/bookings", "appointments/{service}/slots"),
        Lead("appointments/{service}/draws/{draw}/entries", "appointments/{service}/draws/{draw}"),
        Lead("bookings/{booking}/{act}", "bookings/{booking}"),
        Lead("challenge/mail", "appointments"),
        Lead("draw-entries/{entry}/{act}", "draw-entries/{entry}"),
        Lead("emergencies", "forms"),
        Lead("emergencies/{reference}/{act}", "emergencies/{reference}"),
        Lead("submissions/{reference}/{act}", "submissions/{reference}"),
        Lead("waitlist/{entry}/{act}", "waitlist/{entry}"),
    ];

    /// <summary>Null where there is none.</summary>
    /// <param name="path">Below the prefix.</param>
    public static IResult? For(HttpRequest request, PathString path)
    {
        foreach (var (from, to) in Pages)
        {
            var values = new RouteValueDictionary();
            if (from.TryMatch(path, values))
            {
                return To(request, values.Aggregate(
                    to, (page, value) => page.Replace($"{{{value.Key}}}", $"{value.Value}", StringComparison.Ordinal)));
            }
        }

        return null;
    }

    /// <param name="page">Below the prefix; read in the same language.</param>
    public static IResult To(HttpRequest request, string page)
    {
        var (response, language) = (request.HttpContext.Response, request.Query["lang"].ToString());
        var address = new PathString($"{HttpAnswers.ApiBase}/{page}").ToUriComponent();
        response.Headers.Location = $"{address}{(language.Length == 0 ? string.Empty : QueryString.Create("lang", language))}";
        response.Headers.CacheControl = "no-store";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static (TemplateMatcher From, string To) Lead(string from, string to) => (ServedRoutes.Matcher(from), to);
}
