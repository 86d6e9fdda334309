using Microsoft.AspNetCore.Http;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Platform;

/// <summary>
/// How something that only its key opens is shown: to a browser as a page, or as the one that asks for the key; to programs as JSON.
/// </summary>
/// <param name="Page">Carries the key along, so it is only ever answered to a POST.</param>
/// <param name="Login">Asks for the key; true when the last one opened nothing.</param>
/// <param name="Json">What programs see.</param>
internal sealed record KeyedView<T>(Func<T, string, IResult> Page, Func<bool, IResult> Login, Func<T, object> Json)
    where T : class
{
    /// <param name="key">That a form brought; null for none.</param>
    public IResult Answer(HttpRequest request, HttpAnswers answers, Answer<T> found, string? key)
    {
        if (request.LacksKey() && (key is null || found.Refusal?.Status == StatusCodes.Status404NotFound))
        {
            return Login(key is not null);
        }

        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return found.Value is not { } value ? answers.Problem(request, found.Refusal!)
            : request.LacksKey() ? Page(value, key!)
            : Results.Json(Json(value), SubmissionJson.Options);
    }
}
