using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Schalter.Emulators.Functions.Hosting;

namespace Schalter.Emulators.Functions.Http;

/// <summary>Maps the HTTP functions below the route prefix of host.json.</summary>
internal static class HttpRoutes
{
    public static void Map(WebApplication app, IEnumerable<FunctionDescriptor> functions)
    {
        var prefix = app.Services.GetRequiredService<HostOptions>().RoutePrefix;
        var invocation = app.Services.GetRequiredService<HttpInvocation>();
        app.UseRouting();
        app.Use(AnswerUnknownMethodAsync);
        app.Services.GetRequiredService<AdminRoutes>().Map(app);
        app.Services.GetRequiredService<RuntimePlatform>().Map(app);
        var disabled = app.Services.GetRequiredService<DisabledFunctions>();
        foreach (var function in functions)
        {
            if (function.Trigger is HttpTriggerAttribute trigger)
            {
                RequestDelegate answer = disabled.Contains(function) ? AnswerNotFoundAsync : http => invocation.HandleAsync(function, http);
                var route = app.Map(Template(prefix, trigger.Route ?? function.Name), answer);
                route.WithDisplayName(function.Name).WithMetadata(function);
                if (trigger.Methods is { Length: > 0 } methods)
                {
                    route.WithMetadata(new HttpMethodMetadata(methods.Select(method => method.ToUpperInvariant())));
                }
            }
        }
    }

    private static string Template(string prefix, string route) =>
        prefix.Length == 0 ? route.TrimStart('/') : $"{prefix}/{route.TrimStart('/')}";

    /// <summary>The real host answers 404, not 405, where only the method is not served (azure-functions-host issue 10098).</summary>
    private static Task AnswerUnknownMethodAsync(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is { } endpoint && endpoint.Metadata.Count > 0)
        {
            return next(http);
        }

        return AnswerNotFoundAsync(http);
    }

    private static Task AnswerNotFoundAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
