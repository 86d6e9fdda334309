using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Schalter.Emulators.Functions.Tests.Queues;

namespace Schalter.Emulators.Functions.Tests.Hosting;

public sealed class DisabledFunctionTests(StorageFixture fixture)
{
    private static readonly (string Key, string Value) TimerOff = ("AzureWebJobs_OnTimer_Disabled", "1");
    private readonly string storage = fixture.TakeAccount();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Queue_KeepsItsMessages_WhileOthersAreServed()
    {
        var disabled = await new TestQueue(storage, "disabled").CreatedAsync();
        var enabled = await new TestQueue(storage, "enabled").CreatedAsync();
        await disabled.SendAsync("waits");
        await using var app = await StartAsync(("AzureWebJobs.OnDisabledQueue.Disabled", "true"), ("AzureWebJobs.OnQueue.Disabled", "false"), TimerOff);

        foreach (var text in new[] { "1", "2", "3" })
        {
            await enabled.SendAsync(text);
            Assert.Equal(text, await app.Recorder.NextAsync());
        }

        Assert.Equal(Convert.ToBase64String("waits"u8), await disabled.TakeRawAsync());
    }

    [Fact]
    public async Task Timer_DoesNotRun_UntilStartedByHand()
    {
        var enabled = await new TestQueue(storage, "enabled").CreatedAsync();
        await using var app = await StartAsync(TimerOff);
        await enabled.SendAsync("served");
        Assert.Equal("served", await app.Recorder.NextAsync());

        using var body = new StringContent("{}", Encoding.UTF8, "application/json");
        using var response = await app.Http.PostAsync(new Uri("admin/functions/OnTimer", UriKind.Relative), body, Stop);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("timer", await app.Recorder.NextAsync());
    }

    [Theory]
    [InlineData("AzureWebJobs.OnRequest.Disabled", "TRUE", HttpStatusCode.NotFound)]
    [InlineData("AzureWebJobs.OnRequest.Disabled", "0", HttpStatusCode.OK)]
    [InlineData("AzureWebJobs.OnOther.Disabled", "true", HttpStatusCode.OK)]
    public async Task Request_IsNotFound(string setting, string value, HttpStatusCode status)
    {
        await using var app = await StartAsync((setting, value), TimerOff);

        using var response = await app.Http.GetAsync(new Uri("api/request", UriKind.Relative), Stop);

        Assert.Equal(status, response.StatusCode);
    }

    private Task<RunningApp> StartAsync(params (string Key, string Value)[] settings) =>
        RunningApp.StartAsync(
            new(typeof(Switched)) { Storage = storage, HostJson = new() { ["extensions:queues:maxPollingInterval"] = "00:00:00.100" } },
            builder =>
            {
                builder.ConfigureFunctionsWebApplication();
                foreach (var (key, value) in settings)
                {
                    builder.Configuration[key] = value;
                }
            });

    private sealed class Switched(Recorder recorder)
    {
        [Function("OnDisabledQueue")]
        public void Disabled([QueueTrigger("disabled")] string message) => recorder.Add(message);

        [Function("OnQueue")]
        public void Enabled([QueueTrigger("enabled")] string message) => recorder.Add(message);

        [Function("OnTimer")]
        public void Timer([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true)] TimerInfo timer) => recorder.Add("timer");

        [Function("OnRequest")]
        public static Ok Request([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "request")] HttpRequest request) => TypedResults.Ok();
    }
}
