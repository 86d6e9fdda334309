using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Schalter.Emulators.Functions.Tests.Http;

internal sealed class ScopedThing
{
    public Guid Id { get; } = Guid.NewGuid();
}

internal sealed class HttpFunctions(Recorder recorder)
{
    [Function("Hello")]
    public static IResult Hello([HttpTrigger(AuthorizationLevel.Function, "get", Route = "hello/{name}")] HttpRequest request, string name) =>
        TypedResults.Text($"hello {name}");

    [Function("Number")]
    public static Task<IResult> Number([HttpTrigger("get", Route = "number/{number:int}")] HttpRequest request, int number) =>
        Task.FromResult<IResult>(TypedResults.Text($"number {number}"));

    [Function("Id")]
    public static IResult Id([HttpTrigger("get", Route = "id/{id:guid}")] HttpRequest request, Guid id) => TypedResults.Text($"id {id}");

    [Function("Optional")]
    public static IResult Optional([HttpTrigger("get", Route = "optional/{lang?}")] HttpRequest request, string? lang) =>
        TypedResults.Text($"optional {lang ?? "none"}");

    [Function("Path")]
    public static IResult Path([HttpTrigger("get", Route = "files/{*path}")] HttpRequest request, string path) => TypedResults.Text($"path {path}");

    [Function("Fixed")]
    public static IResult Fixed([HttpTrigger("get", Route = "files/fixed")] HttpRequest request) => TypedResults.Text("fixed before catch-all");

    [Function("AnyMethod")]
    public static IResult AnyMethod([HttpTrigger] HttpRequest request) => TypedResults.Text($"any {request.Method}");

    [Function("Preflight")]
    public static IResult Preflight([HttpTrigger("options", Route = "{*path}")] HttpRequest request, string path) => TypedResults.Text($"options for {path}");

    [Function("ValueTask")]
    public static ValueTask<IResult> OfValueTask([HttpTrigger("get", Route = "valuetask")] HttpRequest request) =>
        ValueTask.FromResult<IResult>(TypedResults.Text("value task"));

    [Function("Nothing")]
    public static void Nothing([HttpTrigger("get", Route = "nothing")] HttpRequest request) =>
        request.HttpContext.Response.StatusCode = StatusCodes.Status204NoContent;

    [Function("Action")]
    public static async Task<IActionResult> Action([HttpTrigger("get", Route = "action")] HttpRequest request)
    {
        await Task.Yield();
        return new ObjectResult(new { Reference = "B 7" }) { StatusCode = StatusCodes.Status202Accepted };
    }

    [Function("Fault")]
    public static IResult Fault([HttpTrigger("get", Route = "fault")] HttpRequest request) => throw new InvalidOperationException("secret detail");

    [Function("Body")]
    public static async Task<IResult> Body([HttpTrigger("post", Route = "body")] HttpRequest request, CancellationToken cancellationToken)
    {
        await request.Body.CopyToAsync(Stream.Null, cancellationToken);
        return TypedResults.Ok();
    }

    [Function("Scope")]
    public static IResult Scope([HttpTrigger("get", Route = "scope")] HttpRequest request, FunctionContext context)
    {
        var mine = context.InstanceServices.GetRequiredService<ScopedThing>().Id;
        var same = request.HttpContext.RequestServices.GetRequiredService<ScopedThing>().Id == mine;
        return TypedResults.Text(same ? $"same {mine}" : "different");
    }

    [Function("Wait")]
    public async Task<IResult> Wait([HttpTrigger("get", Route = "wait")] HttpRequest request, FunctionContext context, CancellationToken cancellationToken)
    {
        recorder.Add("waiting");
        try
        {
            await recorder.AtGateAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            recorder.Add("cancelled");
            throw;
        }

        return TypedResults.Text("done");
    }
}
