using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Middleware;
using Schalter.Emulators.Functions.Hosting;

namespace Schalter.Emulators.Functions.Http;

/// <summary>
/// Hands the request to the middleware inside it and writes the function's result after them: so, as on the platform,
/// middleware added later runs before the response has begun.
/// </summary>
internal static class HttpMiddleware
{
    /// <summary>The key that the real package uses.</summary>
    public const string ItemKey = "HttpRequestContext";

    public static FunctionExecutionDelegate Around(FunctionExecutionDelegate next) => async context =>
    {
        var invocation = (InvocationContext)context;
        if (invocation.Trigger is not HttpContext http)
        {
            await next(context);
            return;
        }

        context.Items[ItemKey] = http;
        http.RequestServices = context.InstanceServices;
        await next(context);
        await WriteAsync(http, invocation.Result);
    };

    private static Task WriteAsync(HttpContext http, object? result) => result switch
    {
        IResult value => value.ExecuteAsync(http),
        IActionResult value => value.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor())),
        _ => Task.CompletedTask,
    };
}
