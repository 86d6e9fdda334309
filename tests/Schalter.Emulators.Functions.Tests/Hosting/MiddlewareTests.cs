using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Schalter.Emulators.Functions.Tests.Queues;

namespace Schalter.Emulators.Functions.Tests.Hosting;

public sealed class MiddlewareTests(StorageFixture fixture)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private RunningApp.Options Options => new(typeof(AllTriggers)) { Storage = fixture.TakeAccount() };

    [Fact]
    public async Task Middleware_WrapsEveryTrigger_InTheOrderOfRegistration()
    {
        var options = Options;
        var queue = await new TestQueue(options.Storage!, "all").CreatedAsync();
        await using var app = await RunningApp.StartAsync(options, Chain);
        await NextAsync(app, "Timer", "timerTrigger", hasHttp: false);

        await queue.SendAsync("x");
        await NextAsync(app, "Queue", "queueTrigger", hasHttp: false);

        using var response = await app.Http.GetAsync(new Uri("api/Http", UriKind.Relative), Stop);
        await NextAsync(app, "Http", "httpTrigger", hasHttp: true);
        Assert.Equal("set after the function, before the result is written", Assert.Single(response.Headers.GetValues("X-After")));
        Assert.Equal("handed on by Outer", await response.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task Middleware_MayAnswerARequestItself()
    {
        await using var app = await RunningApp.StartAsync(Options, Chain);

        using var response = await app.Http.GetAsync(new Uri("api/Http?stop=1", UriKind.Relative), Stop);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("not now", await response.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task Middleware_SeesWhatTheFunctionThrows()
    {
        await using var app = await RunningApp.StartAsync(Options, builder => builder.ConfigureFunctionsWebApplication()
            .UseMiddleware(async (context, next) =>
            {
                try
                {
                    await next();
                }
                catch (TimeoutException fault)
                {
                    context.GetHttpContext()!.Response.StatusCode = StatusCodes.Status504GatewayTimeout;
                    await context.GetHttpContext()!.Response.WriteAsync(fault.Message, Stop);
                }
            }));

        using var response = await app.Http.GetAsync(new Uri("api/Throwing", UriKind.Relative), Stop);

        Assert.Equal(HttpStatusCode.GatewayTimeout, response.StatusCode);
        Assert.Equal("too late", await response.Content.ReadAsStringAsync(Stop));
    }

    private static void Chain(FunctionsApplicationBuilder builder) => builder
        .Use(next => async context =>
        {
            context.InstanceServices.GetRequiredService<Recorder>().Add($"before HTTP, has request: {context.GetHttpContext() is not null}");
            await next(context);
        })
        .AddHttp(builder)
        .UseMiddleware<Outer>()
        .UseWhen<OnlyHttp>(context => context.GetHttpContext() is not null)
        .UseWhen(context => context.GetHttpContext() is null, (context, next) =>
        {
            context.InstanceServices.GetRequiredService<Recorder>().Add("not HTTP");
            return next();
        });

    private static async Task NextAsync(RunningApp app, string function, string trigger, bool hasHttp)
    {
        Assert.Equal("before HTTP, has request: False", await app.Recorder.NextAsync());
        Assert.Equal($"outer {function} {trigger} {hasHttp}", await app.Recorder.NextAsync());
        Assert.Equal(hasHttp ? "only HTTP" : "not HTTP", await app.Recorder.NextAsync());
        Assert.Equal($"function {function}", await app.Recorder.NextAsync());
        Assert.Equal($"outer after {function}", await app.Recorder.NextAsync());
    }

    private sealed record Note(string Text);

    private sealed class Outer(Recorder recorder) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            var function = context.FunctionDefinition;
            context.Features.Set(new Note("handed on by Outer"));
            context.Items["note"] = "item";
            context.GetLogger<Outer>();
            Assert.NotEmpty(context.TraceContext.TraceParent);
            recorder.Add($"outer {function.Name} {function.InputBindings.Values.Single().Type} {context.GetHttpContext() is not null}");
            await next(context);
            recorder.Add($"outer after {function.Name}");
            if (context.GetHttpContext() is { Response.HasStarted: false } http)
            {
                http.Response.Headers["X-After"] = "set after the function, before the result is written";
            }
        }
    }

    private sealed class OnlyHttp(Recorder recorder) : IFunctionsWorkerMiddleware
    {
        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            recorder.Add("only HTTP");
            var http = context.GetHttpContext()!;
            if (!http.Request.Query.ContainsKey("stop"))
            {
                return next(context);
            }

            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return http.Response.WriteAsync("not now");
        }
    }

    private sealed class AllTriggers(Recorder recorder)
    {
        [Function("Timer")]
        public void OnTimer([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true)] TimerInfo timer) => recorder.Add("function Timer");

        [Function("Queue")]
        public void OnQueue([QueueTrigger("all")] string message) => recorder.Add("function Queue");

        [Function("Http")]
        public ContentHttpResult OnRequest([HttpTrigger("get")] HttpRequest request, FunctionContext context)
        {
            recorder.Add("function Http");
            Assert.Equal("item", context.Items["note"]);
            return TypedResults.Text(context.Features.Get<Note>()!.Text);
        }

        [Function("Throwing")]
        public static IResult Throw([HttpTrigger("get")] HttpRequest request) => throw new TimeoutException("too late");
    }
}

file static class BuilderChain
{
    public static IFunctionsWorkerApplicationBuilder AddHttp(this IFunctionsWorkerApplicationBuilder chain, FunctionsApplicationBuilder builder)
    {
        builder.ConfigureFunctionsWebApplication();
        return chain;
    }
}
