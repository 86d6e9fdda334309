using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Schalter.Functions.Platform;

/// <summary>Answers CORS preflights of every route; <see cref="CorsMiddleware"/> adds the headers.</summary>
public sealed class PreflightFunction
{
    [Function("Preflight")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "options", Route = "{*path}")] HttpRequest request) =>
        Results.NoContent();
}
