using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Schalter.Emulators.Functions.Tests.Http;

public sealed class HttpFunctionTests
{
    private static readonly RunningApp.Options Options = new(typeof(HttpFunctions));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "api/hello/Yılmaz", 200, "hello Yılmaz")]
    [InlineData("GET", "api/number/7", 200, "number 7")]
    [InlineData("GET", "api/number/seven", 404, "")]
    [InlineData("GET", "api/id/0b5d4c0e-0000-4000-8000-000000000001", 200, "id 0b5d4c0e-0000-4000-8000-000000000001")]
    [InlineData("GET", "api/optional", 200, "optional none")]
    [InlineData("GET", "api/optional/de", 200, "optional de")]
    [InlineData("GET", "api/files/a/b.txt", 200, "path a/b.txt")]
    [InlineData("GET", "api/files/fixed", 200, "fixed before catch-all")]
    [InlineData("PURGE", "api/AnyMethod", 200, "any PURGE")]
    [InlineData("POST", "api/hello/x", 404, "")]
    [InlineData("HEAD", "api/hello/x", 404, "")]
    [InlineData("OPTIONS", "api/hello/x", 200, "options for hello/x")]
    [InlineData("GET", "api/unknown", 404, "")]
    [InlineData("GET", "hello/x", 404, "")]
    [InlineData("GET", "api/valuetask", 200, "value task")]
    [InlineData("GET", "api/nothing", 204, "")]
    public async Task Request_ReachesItsFunction(string method, string path, int status, string body)
    {
        await using var app = await RunningApp.StartAsync(Options);

        using var response = await app.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), Stop);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task ActionResult_IsWrittenAsJson()
    {
        await using var app = await RunningApp.StartAsync(Options);

        using var response = await app.Http.GetAsync(new Uri("api/action", UriKind.Relative), Stop);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("B 7", (await response.Content.ReadFromJsonAsync<Dictionary<string, string>>(Stop))!["reference"]);
    }

    [Theory]
    [InlineData("", "hello/x")]
    [InlineData("v1/office", "v1/office/hello/x")]
    public async Task RoutePrefix_IsThatOfHostJson(string prefix, string path)
    {
        await using var app = await RunningApp.StartAsync(Options with { HostJson = new() { ["extensions:http:routePrefix"] = prefix } });

        Assert.Equal("hello x", await app.Http.GetStringAsync(new Uri(path, UriKind.Relative), Stop));
    }

    [Fact]
    public async Task FunctionThrows_Is500WithoutDetail_AndLoggedWithItsName()
    {
        await using var app = await RunningApp.StartAsync(Options);

        using var response = await app.Http.GetAsync(new Uri("api/fault", UriKind.Relative), Stop);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync(Stop));
        Assert.Contains(app.Log.All, line => line.StartsWith("Error Function.Fault:", StringComparison.Ordinal) && line.Contains("secret detail", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ClientLeaves_CancelsTheToken()
    {
        await using var app = await RunningApp.StartAsync(Options);
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        var request = app.Http.GetAsync(new Uri("api/wait", UriKind.Relative), leave.Token);
        Assert.Equal("waiting", await app.Recorder.NextAsync());
        await leave.CancelAsync();

        Assert.Equal("cancelled", await app.Recorder.NextAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
    }

    [Theory]
    [InlineData(1000, false, 200)]
    [InlineData(1001, false, 413)]
    [InlineData(1001, true, 413)]
    public async Task BodyOverThePlatformsLimit_Is413_AlsoWhenItsLengthIsNotToldBefore(int size, bool chunked, int status)
    {
        await using var app = await RunningApp.StartAsync(Options with { MaxRequestBody = 1000 });
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/body") { Content = new ByteArrayContent(new byte[size]) };
        request.Headers.TransferEncodingChunked = chunked;

        using var response = await app.Http.SendAsync(request, Stop);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
    }

    [Theory]
    [InlineData(500, 413)]
    [InlineData(null, 200)]
    public async Task KestrelLimitOfTheApplication_IsHonoured(int? limit, int status)
    {
        await using var app = await RunningApp.StartAsync(Options, builder => builder.ConfigureFunctionsWebApplication()
            .Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = limit));

        using var response = await app.Http.PostAsync(new Uri("api/body", UriKind.Relative), new ByteArrayContent(new byte[501]), Stop);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
    }

    [Fact]
    public async Task EachInvocation_HasItsOwnScope()
    {
        await using var app = await RunningApp.StartAsync(Options, builder => builder.ConfigureFunctionsWebApplication().Services.AddScoped<ScopedThing>());

        var first = await app.Http.GetStringAsync(new Uri("api/scope", UriKind.Relative), Stop);
        var second = await app.Http.GetStringAsync(new Uri("api/scope", UriKind.Relative), Stop);

        Assert.StartsWith("same ", first, StringComparison.Ordinal);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task Stopped_LetsTheRunningRequestFinish()
    {
        await using var app = await RunningApp.StartAsync(Options);
        var request = app.Http.GetStringAsync(new Uri("api/wait", UriKind.Relative), Stop);
        Assert.Equal("waiting", await app.Recorder.NextAsync());

        var stopping = app.StopAsync(Stop);
        await Eventually.IsTrueAsync(async () => await RefusesAsync(app));
        app.Recorder.OpenGate();

        Assert.Equal("done", await request);
        await stopping;
    }

    private static async Task<bool> RefusesAsync(RunningApp app)
    {
        try
        {
            using var other = new HttpClient { BaseAddress = app.Http.BaseAddress };
            await other.GetStringAsync(new Uri("api/hello/x", UriKind.Relative), Stop);
            return false;
        }
        catch (HttpRequestException)
        {
            return true;
        }
    }
}
