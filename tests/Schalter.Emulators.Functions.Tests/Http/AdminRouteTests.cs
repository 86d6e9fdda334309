using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace Schalter.Emulators.Functions.Tests.Http;

public sealed class AdminRouteTests(StorageFixture fixture)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private RunningApp.Options Options => new(typeof(ByHand)) { Storage = fixture.TakeAccount() };

    [Theory]
    [InlineData("OnQueue", """{"input":"{\"reference\":\"B 7\"}"}""", """queue {"reference":"B 7"} {"reference":"B 7"}""")]
    [InlineData("onqueue", """{"input":{"reference":"B 7"}}""", """queue {"reference":"B 7"} {"reference":"B 7"}""")]
    [InlineData("OnTimer", """{"input":""}""", "timer False")]
    [InlineData("OnTimer", "{}", "timer False")]
    [InlineData("OnTimer", "", "timer False")]
    public async Task Post_RunsTheFunctionByHand(string name, string body, string recorded)
    {
        await using var app = await RunningApp.StartAsync(Options);

        using var response = await PostAsync(app, name, body);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(recorded, await app.Recorder.NextAsync());
    }

    [Theory]
    [InlineData("Unknown", "{}", 404)]
    [InlineData("OnTimer", "{", 400)]
    [InlineData("OnTimer", "[]", 400)]
    [InlineData("OnRequest", "{}", 400)]
    public async Task Post_OfSomethingElse_IsRefused(string name, string body, int status)
    {
        await using var app = await RunningApp.StartAsync(Options);

        using var response = await PostAsync(app, name, body);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
    }

    [Fact]
    public async Task Status_IsRunning_AndFunctionsAreListed()
    {
        await using var app = await RunningApp.StartAsync(Options);

        Assert.Equal("""{"state":"Running"}""", await app.Http.GetStringAsync(new Uri("admin/host/status", UriKind.Relative), Stop));
        Assert.Equal(
            """[{"name":"OnQueue"},{"name":"OnRequest"},{"name":"OnTimer"}]""",
            await app.Http.GetStringAsync(new Uri("admin/functions", UriKind.Relative), Stop));
    }

    private static Task<HttpResponseMessage> PostAsync(RunningApp app, string name, string body) =>
        app.Http.PostAsync(new Uri($"admin/functions/{name}", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"), Stop);

    private sealed class ByHand(Recorder recorder)
    {
        [Function("OnQueue")]
        public void OnQueue([QueueTrigger("by-hand")] string message, FunctionContext context) =>
            recorder.Add($"queue {message} {context.BindingContext.BindingData["QueueTrigger"]}");

        [Function("OnTimer")]
        public void OnTimer([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer) => recorder.Add($"timer {timer.IsPastDue}");

        [Function("OnRequest")]
        public static Ok OnRequest([HttpTrigger("get")] HttpRequest request) => TypedResults.Ok();
    }
}
