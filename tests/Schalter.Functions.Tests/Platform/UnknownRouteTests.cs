using System.Net;

namespace Schalter.Functions.Tests.Platform;

/// <summary>Addresses that nobody serves, or not by this method, are answered in words too.</summary>
public sealed class UnknownRouteTests(SystemFixture fixture)
{
    [Theory]
    [InlineData("nothing-here")]
    [InlineData("submissions/contact/nothing/here")]
    public async Task Address_ThatNobodyServes_IsAProblem(string path)
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

    /// <summary>RFC 9110, section 15.5.6: the answer names what would be taken.</summary>
    [Theory]
    [InlineData("GET", "submissions/B2C3/documents", "OPTIONS, POST")]
    [InlineData("HEAD", "feedback", "OPTIONS, POST")]
    [InlineData("DELETE", "forms/contact", "GET, HEAD, OPTIONS")]
    [InlineData("POST", "bookings/4F4K-TRTX-CKGC", "DELETE, GET, HEAD, OPTIONS")]
    [InlineData("GET", "uploads/x", "DELETE, HEAD, OPTIONS, PATCH, POST")]
    public async Task MethodThatTheAddressDoesNotTake_IsAProblem_WithThoseItTakes(string method, string path, string allowed)
    {
        using var response = await fixture.Counter.SendAsync(new(method), path);

        Assert.Equal(
            (HttpStatusCode.MethodNotAllowed, allowed), (response.StatusCode, string.Join(", ", response.Content.Headers.Allow.Order())));
        if (method != "HEAD")
        {
            (await Problem.ReadAsync(response)).Is(405, "method-not-allowed");
        }
    }

    /// <summary>The address of what a form was answered with, opened again: a kept tab, a line of the history.</summary>
    [Theory]
    [InlineData("appointments/card-pickup/holds?lang=tr", "appointments/card-pickup/slots?lang=tr")]
    [InlineData("appointments/card-pickup/bookings", "appointments/card-pickup/slots")]
    [InlineData("appointments/a/draws/b/entries", "appointments/a/draws/b")]
    [InlineData("bookings/4F4K-TRTX-CKGC/cancel", "bookings/4F4K-TRTX-CKGC")]
    [InlineData("waitlist/a%2Fb%3F/accept", "waitlist/a%2Fb%3F")]
    [InlineData("submissions/contact", "forms/contact")]
    [InlineData("emergencies", "forms")]
    public async Task Browser_ThatOpensTheAddressOfAnAnswer_IsLedToThePageThatAsks(string path, string page)
    {
        using var response = await fixture.Counter.GetAsync(path, ("Accept", "text/html"));

        Assert.Equal((HttpStatusCode.SeeOther, $"/api/{page}"), (response.StatusCode, response.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task Browser_ThatOpensAnAddressWithoutAPage_IsToldSo()
    {
        using var response = await fixture.Counter.GetAsync("feedback", ("Accept", "text/html"), ("Accept-Language", "en"));

        Assert.Equal(
            (HttpStatusCode.MethodNotAllowed, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains(
            "cannot be opened this way", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("forms", "application/json")]
    [InlineData("forms/contact", "text/html")]
    [InlineData("status", "text/html")]
    [InlineData("appointments", "application/json")]
    [InlineData("office/audit", "application/json")]
    public async Task Head_IsAnsweredLikeGet_WithoutBody(string path, string accept)
    {
        using var get = await fixture.Counter.GetAsync(path, ("Accept", accept));
        using var head = await fixture.Counter.SendAsync(HttpMethod.Head, path, null, ("Accept", accept));

        Assert.Equal(
            (get.StatusCode, get.Content.Headers.ContentType, get.Headers.ETag),
            (head.StatusCode, head.Content.Headers.ContentType, head.Headers.ETag));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
