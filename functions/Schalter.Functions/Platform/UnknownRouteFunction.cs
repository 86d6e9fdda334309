using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Services.Platform;

namespace Schalter.Functions.Platform;

/// <summary>Answers what no other function takes, in words; the host alone would say 404 with an empty body.</summary>
public sealed class UnknownRouteFunction(HttpAnswers answers)
{
    [Function("UnknownRoute")]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", Route = "{*path}")] HttpRequest request) =>
        answers.Problem(request, new Refusal("route-unknown", StatusCodes.Status404NotFound));
}
