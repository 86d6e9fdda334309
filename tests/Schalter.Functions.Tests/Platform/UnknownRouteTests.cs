using System.Net;

namespace Schalter.Functions.Tests.Platform;

/// <summary>Addresses that nobody serves are answered in words too.</summary>
public sealed class UnknownRouteTests(SystemFixture fixture)
{
    [Theory]
    [InlineData("nothing-here")]
    [InlineData("submissions/contact/nothing/here")]
    [InlineData("submissions/B2C3/documents")]
    public async Task Address_ThatNobodyServesByGet_IsAProblem(string path)
    {
        using var response = await fixture.Counter.GetAsync(path);

        (await Problem.ReadAsync(response)).Is(404, "route-unknown");
    }

    [Fact]
    public async Task Browser_GetsAPageInItsLanguage()
    {
        using var response = await fixture.Counter.GetAsync("nothing-here", ("Accept", "text/html"), ("Accept-Language", "en"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("This page does not exist", page, StringComparison.Ordinal);
    }
}
