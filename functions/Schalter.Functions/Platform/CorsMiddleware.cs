using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;

namespace Schalter.Functions.Platform;

/// <summary>
/// Lets the static websites of setting <c>Site:Origins</c> (comma-separated, <c>*</c> = any) call the API from script. The
/// platform's own CORS cannot expose headers, so its list stays empty and this middleware speaks for all functions.
/// </summary>
public sealed class CorsMiddleware(IConfiguration configuration) : IFunctionsWorkerMiddleware
{
    private const string AnyOrigin = "*";
    private const string Exposed =
        "Location, Link, Retry-After, ETag, WWW-Authenticate, Content-Language, Upload-Offset, Upload-Length, Upload-Metadata, Upload-Expires, "
        + "Tus-Resumable, Tus-Version, Tus-Extension, Tus-Max-Size";

    private readonly HashSet<string> origins = new(
        (configuration["Site:Origins"] ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        StringComparer.OrdinalIgnoreCase);

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (context.GetHttpContext() is { } http && http.Request.Headers.Origin.ToString() is { Length: > 0 } origin)
        {
            http.Response.Headers.Append("Vary", "Origin");
            if (origins.Contains(origin) || origins.Contains(AnyOrigin))
            {
                Allow(http, origin);
            }
        }

        return next(context);
    }

    /// <summary>No credentials: keys travel in the Authorization header, never in cookies.</summary>
    private static void Allow(HttpContext http, string origin)
    {
        var headers = http.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlExposeHeaders = Exposed;
        if (HttpMethods.IsOptions(http.Request.Method))
        {
            headers.AccessControlAllowMethods = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
            headers.AccessControlAllowHeaders = http.Request.Headers.AccessControlRequestHeaders;
            headers.AccessControlMaxAge = "600";
        }
    }
}
