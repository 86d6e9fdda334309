using System.Net;

namespace Schalter.Functions.Tests.Platform;

/// <summary>Scripts of our website may call; those of others get no permission.</summary>
public sealed class CorsTests(SystemFixture fixture)
{
    private static readonly string[] NoFurtherHeaders = [];

    [Theory]
    [InlineData("forms")]
    [InlineData("submissions/contact")]
    [InlineData("submissions/B2C3/documents")]
    public async Task Preflight_OfOurWebsite_IsAllowed(string path)
    {
        using var response = await PreflightAsync(path, SystemFixture.Website);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(SystemFixture.Website, Header(response, "Access-Control-Allow-Origin"));
        Assert.Contains("DELETE", Header(response, "Access-Control-Allow-Methods"), StringComparison.Ordinal);
        Assert.Equal("authorization, idempotency-key", Header(response, "Access-Control-Allow-Headers"));
    }

    [Fact]
    public async Task Answer_ToOurWebsite_ShowsItsHeaders_EvenWhenRefused()
    {
        using var accepted = await fixture.Counter.PostAsync(
            "submissions/contact", PostedForm.Enquiry().ToContent(), ("Origin", SystemFixture.Website));
        using var refused = await fixture.Counter.GetAsync("submissions/none", ("Origin", SystemFixture.Website));

        Assert.All([accepted, refused], response =>
        {
            Assert.Equal(SystemFixture.Website, Header(response, "Access-Control-Allow-Origin"));
            Assert.Contains("Location", Header(response, "Access-Control-Expose-Headers"), StringComparison.Ordinal);
            Assert.Contains("Origin", response.Headers.Vary);
            Assert.Empty(Header(response, "Access-Control-Allow-Credentials"));
        });
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://amt.example")]
    [InlineData("https://amt.example.evil.example")]
    [InlineData("null")]
    public async Task OtherOrigin_GetsNoPermission(string origin)
    {
        using var preflight = await PreflightAsync("submissions/contact", origin);
        using var response = await fixture.Counter.GetAsync("forms", ("Origin", origin));

        Assert.All([preflight, response], answer => Assert.Equal(
            NoFurtherHeaders, answer.Headers.Where(h => h.Key.StartsWith("Access-Control", StringComparison.Ordinal)).Select(h => h.Key)));
    }

    private static string Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : string.Empty;

    private Task<HttpResponseMessage> PreflightAsync(string path, string origin) => fixture.Counter.SendAsync(
        HttpMethod.Options, path, null, ("Origin", origin), ("Access-Control-Request-Method", "DELETE"),
        ("Access-Control-Request-Headers", "authorization, idempotency-key"));
}
