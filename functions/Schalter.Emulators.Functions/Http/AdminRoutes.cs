using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Schalter.Emulators.Functions.Hosting;

namespace Schalter.Emulators.Functions.Http;

/// <summary>The host's own routes, of which <c>POST /admin/functions/{name}</c> starts a timer or queue function by hand.</summary>
internal sealed class AdminRoutes(
    IReadOnlyList<FunctionDescriptor> functions, FunctionInvoker invoker, HostOptions options, StopSignals signals)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("admin/host/status", () => TypedResults.Ok(new { state = "Running" }));
        routes.MapGet("admin/functions", () => TypedResults.Ok(functions.Select(function => new { name = function.Name })));
        routes.MapPost("admin/functions/{name}", async (string name, HttpRequest request) =>
        {
            var function = functions.FirstOrDefault(function => function.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            return function is null ? TypedResults.NotFound() : await StartAsync(function, request);
        });
    }

    private async Task<IResult> StartAsync(FunctionDescriptor function, HttpRequest request)
    {
        if (await InputAsync(request) is not { } input)
        {
            return TypedResults.BadRequest("""The body must be JSON: {"input": "…"}""");
        }

        if (function.Trigger is HttpTriggerAttribute)
        {
            return TypedResults.BadRequest("An HTTP function is started by a request to its route.");
        }

        object trigger = function.Trigger is QueueTriggerAttribute ? input : new TimerInfo();
        var data = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        if (function.Trigger is QueueTriggerAttribute)
        {
            data["QueueTrigger"] = input;
        }

        var call = new FunctionCall(function, trigger) { BindingData = data, Timeout = options.FunctionTimeout };
        _ = Task.Run(() => invoker.InvokeAsync(call, signals.Cancelled), CancellationToken.None);
        return TypedResults.Accepted((string?)null);
    }

    /// <summary>An empty body counts as empty input; null when the body is not what was asked for.</summary>
    private static async Task<string?> InputAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        if (body.Length == 0)
        {
            return "";
        }

        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind != JsonValueKind.Object ? null
                : json.RootElement.TryGetProperty("input", out var input) ? input.ToString()
                : "";
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
