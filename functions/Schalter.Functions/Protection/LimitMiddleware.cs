using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Schalter.Functions.Platform;
using Schalter.Services.Platform;
using Schalter.Services.Protection.Networks;

namespace Schalter.Functions.Protection;

/// <summary>
/// Turns away networks that ask too much within a minute (429), before anything of the request is read. The way of all others costs one
/// look into memory.
/// </summary>
public sealed class LimitMiddleware(RequestLimits limits, LimitedFunctions functions, ClientNetwork clients) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (functions.KindOf(context.FunctionDefinition.Name) is not { } kind
            || context.GetHttpContext() is not { } http || clients.Of(http) is not { } network)
        {
            return next(context);
        }

        var count = limits.Count(network, kind);
        return count is { Wait: null, Exchange: false } ? next(context) : DecideAsync(count, network, kind, http, context, next);
    }

    private async Task DecideAsync(
        Count count, NetworkPrefix network, RequestKind kind, HttpContext http, FunctionContext context, FunctionExecutionDelegate next)
    {
        if (count.Exchange)
        {
            await limits.ExchangeAsync(network, kind, http.RequestAborted);
        }

        await (count.Wait is { } wait ? RefuseAsync(wait, http, context) : next(context));
    }

    private static Task RefuseAsync(TimeSpan wait, HttpContext http, FunctionContext context)
    {
        http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        http.Response.Headers.CacheControl = "no-store";
        return context.InstanceServices.GetRequiredService<HttpAnswers>()
            .Problem(http.Request, new Refusal("rate-limited", StatusCodes.Status429TooManyRequests)).ExecuteAsync(http);
    }
}
