using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Schalter.Emulators.Functions.Hosting;
using Schalter.Emulators.Functions.Http;
using Schalter.Functions.Office;
using Schalter.Functions.Platform;
using Schalter.Services.Forms;
using Schalter.Services.Pages;

namespace Schalter.Functions.Tests.Office;

/// <summary>What a local run cannot be brought to, as it always has an issuer.</summary>
public sealed class OfficeMiddlewareTests
{
    [Fact]
    public async Task OfficeThatIsNotConfigured_IsClosed()
    {
        var texts = Texts.Load(Path.Combine(AppContext.BaseDirectory, "content"));
        await using var services = new ServiceCollection().AddLogging()
            .AddSingleton(new HttpAnswers(texts, new PageRenderer(texts))).BuildServiceProvider();
        var office = new OfficeMiddleware(OfficePolicies.Of([typeof(GetCaseFunction)]), new ConfigurationBuilder().Build());
        var http = new DefaultHttpContext { RequestServices = services };
        http.Request.Headers.Authorization = "Bearer whatever";
        var passed = false;

        await office.Invoke(Context(http, services), _ =>
        {
            passed = true;
            return Task.CompletedTask;
        });

        Assert.Equal((503, false), (http.Response.StatusCode, passed));
    }

    private static InvocationContext Context(HttpContext http, ServiceProvider services)
    {
        var function = FunctionDiscovery.Discover([typeof(GetCaseFunction)], servesHttp: true).Single();
        var context = new InvocationContext(new FunctionCall(function, http), services, TestContext.Current.CancellationToken);
        context.Items[HttpMiddleware.ItemKey] = http;
        return context;
    }
}
