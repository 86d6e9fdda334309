using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Schalter.Emulators.Functions.Tests.Hosting;

public sealed class FunctionDiscoveryTests
{
    [Theory]
    [InlineData(typeof(Twins), "Function 'Twin' cannot run: the name is used 2 times:")]
    [InlineData(typeof(TwoTriggers), "Function 'Two' cannot run: it has 2 triggers, and must have exactly one.")]
    [InlineData(typeof(NoTrigger), "Function 'None' cannot run: it has 0 triggers, and must have exactly one.")]
    [InlineData(typeof(OddName), "Function 'odd name' cannot run: a name begins with a letter")]
    [InlineData(typeof(QueueThatAnswers), "Function 'Answering' cannot run: it returns 'String';")]
    [InlineData(typeof(Unbindable), "Function 'Unbindable' cannot run: its parameter 'other' cannot be bound.")]
    [InlineData(typeof(RequestAsText), "Function 'RequestAsText' cannot run: its trigger must be of type HttpRequest.")]
    [InlineData(typeof(Unwired), "Function 'Unwired' cannot run: its constructor asks for 'System.Version', which is not registered.")]
    public void WronglyMade_IsRefusedAtStart_WithItsName(Type functions, string message)
    {
        var builder = RunningApp.Builder(new(functions));
        builder.ConfigureFunctionsWebApplication();

        var refusal = Assert.Throws<InvalidOperationException>(builder.Build);

        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HttpFunctionWithoutWebApplication_IsRefused()
    {
        var refusal = Assert.Throws<InvalidOperationException>(RunningApp.Builder(new(typeof(Request))).Build);

        Assert.Contains("ConfigureFunctionsWebApplication", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ServiceThatCannotBeMade_IsRefusedAtStart()
    {
        var builder = RunningApp.Builder(new(typeof(Request)));
        builder.ConfigureFunctionsWebApplication().Services.AddSingleton<Unwired>();

        Assert.Throws<AggregateException>(builder.Build);
    }

    [Fact]
    public async Task SettingMissing_IsSaidAtStart()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => RunningApp.StartAsync(new(typeof(QueueThatWorks))));

        Assert.Equal("The setting 'AzureWebJobsStorage' with a storage connection string is missing.", refusal.Message);
    }

    private sealed class Twins
    {
        [Function("Twin")]
        public static void One([QueueTrigger("a")] string message) => GC.KeepAlive(message);

        [Function("twin")]
        public static void Two([QueueTrigger("b")] string message) => GC.KeepAlive(message);
    }

    private sealed class TwoTriggers
    {
        [Function("Two")]
        public static void Run([QueueTrigger("a")] string message, [TimerTrigger("* * * * *")] TimerInfo timer) => GC.KeepAlive(message);
    }

    private sealed class NoTrigger
    {
        [Function("None")]
        public static void Run(CancellationToken cancellationToken) => GC.KeepAlive(cancellationToken);
    }

    private sealed class OddName
    {
        [Function("odd name")]
        public static void Run([QueueTrigger("a")] string message) => GC.KeepAlive(message);
    }

    private sealed class QueueThatAnswers
    {
        [Function("Answering")]
        public static Task<string> Run([QueueTrigger("a")] string message) => Task.FromResult(message);
    }

    private sealed class QueueThatWorks
    {
        [Function("Working")]
        public static void Run([QueueTrigger("a")] string message) => GC.KeepAlive(message);
    }

    private sealed class Unbindable
    {
        [Function("Unbindable")]
        public static void Run([QueueTrigger("a")] string message, string other) => GC.KeepAlive(other);
    }

    private sealed class RequestAsText
    {
        [Function("RequestAsText")]
        public static ContentHttpResult Run([HttpTrigger] string request) => TypedResults.Text(request);
    }

    private sealed class Request
    {
        [Function("Request")]
        public static Ok Run([HttpTrigger] HttpRequest request) => TypedResults.Ok();
    }

    private sealed class Unwired(Version version)
    {
        [Function("Unwired")]
        public void Run([QueueTrigger("a")] string message) => GC.KeepAlive(version);
    }
}
