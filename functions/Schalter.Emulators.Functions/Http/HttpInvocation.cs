using Microsoft.AspNetCore.Http;
using Schalter.Emulators.Functions.Hosting;

namespace Schalter.Emulators.Functions.Http;

/// <summary>Answers a request by a function; what the function throws becomes 500 without any detail.</summary>
internal sealed class HttpInvocation(FunctionInvoker invoker, RuntimeSetup setup)
{
    public async Task HandleAsync(FunctionDescriptor function, HttpContext http)
    {
        if (http.Request.ContentLength > setup.MaxRequestBody)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        var call = new FunctionCall(function, http) { BindingData = http.Request.RouteValues };
        var fault = await invoker.InvokeAsync(call, http.RequestAborted);
        if (fault is null || http.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = fault is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
    }
}
