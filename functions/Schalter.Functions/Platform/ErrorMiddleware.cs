using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Schalter.Services.Platform;

namespace Schalter.Functions.Platform;

/// <summary>
/// The one place where faults of HTTP functions become answers: an outage is 503 with Retry-After, a defect 500, neither with any
/// detail. Queue and timer functions throw on: that is their retry.
/// </summary>
public sealed class ErrorMiddleware(ILogger<ErrorMiddleware> log) : IFunctionsWorkerMiddleware
{
    /// <summary>Seconds until a storage that is down is worth another try.</summary>
    internal const string RetryAfter = "10";

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

#pragma warning disable CA1031 // the last place before the wire: whatever it was, the caller gets a problem and we keep the fault
        try
        {
            await next(context);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            log.LogInformation("RequestAborted: {Function}", context.FunctionDefinition.Name);
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            log.Log(
                fault is BadHttpRequestException ? LogLevel.Information : LogLevel.Error, fault, "RequestFailed: {Function}",
                context.FunctionDefinition.Name);
            await AnswerAsync(context, http, RefusalOf(fault, http));
        }
#pragma warning restore CA1031
    }

    /// <summary>The words are looked up only now: they need all content, and most requests need none.</summary>
    private static Task AnswerAsync(FunctionContext context, HttpContext http, Refusal refusal) =>
        context.InstanceServices.GetRequiredService<HttpAnswers>().Problem(http.Request, refusal).ExecuteAsync(http);

    private static Refusal RefusalOf(Exception fault, HttpContext http)
    {
        if (fault is BadHttpRequestException bad)
        {
            return bad.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => Refusal.TooLarge("body-too-large", BodyLimit.Bytes),
                StatusCodes.Status415UnsupportedMediaType => new("media-type-unsupported", bad.StatusCode),
                _ => new("body-malformed", bad.StatusCode),
            };
        }

        if (!Outages.IsOutage(fault, http.RequestAborted))
        {
            return new("unexpected", StatusCodes.Status500InternalServerError);
        }

        http.Response.Headers.RetryAfter = RetryAfter;
        return Refusal.StorageUnavailable;
    }
}
