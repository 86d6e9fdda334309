using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Services.Platform;

namespace Schalter.Functions.Platform;

/// <summary>
/// Answers what no other function takes, in words; the host alone would say 404 with an empty body, also where only the method is wrong.
/// </summary>
public sealed class UnknownRouteFunction(ServedRoutes routes, HttpAnswers answers)
{
    [Function("UnknownRoute")]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", Route = "{*path}")] HttpRequest request)
    {
        if (!request.Path.StartsWithSegments(HttpAnswers.ApiBase, out var path) || routes.MethodsOf(path) is not { Count: > 0 } methods)
        {
            return answers.Problem(request, new Refusal("route-unknown", StatusCodes.Status404NotFound));
        }

        if (IsOpened(request) && PageInstead.For(request, path) is { } page)
        {
            return page;
        }

        request.HttpContext.Response.Headers.Allow = string.Join(", ", methods);
        return answers.Problem(request, new Refusal("method-not-allowed", StatusCodes.Status405MethodNotAllowed));
    }

    private static bool IsOpened(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.WantsPage();
}
