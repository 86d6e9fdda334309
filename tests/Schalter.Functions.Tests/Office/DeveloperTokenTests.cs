using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Schalter.Functions.Tests.Office;

/// <summary>The issuer inside a local run: easy for the developer at this machine, closed to everybody else.</summary>
public sealed class DeveloperTokenTests(SystemFixture fixture) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = fixture.System.Address };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => http.Dispose();

    [Theory]
    [InlineData("token")]
    [InlineData("token?role=")]
    [InlineData("token?role=root")]
    [InlineData("token?role=auditor&role=root")]
    public async Task TokenForNoRoleOrAnUnknownOne_IsNotMade(string path)
    {
        using var response = await http.GetAsync($".local/oidc/{path}", Stop);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("case-worker", await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OAuthClient_GetsItsTokenAsFromAnyIssuer()
    {
        var metadata = await http.GetFromJsonAsync<JsonElement>(".local/oidc/.well-known/openid-configuration", Stop);
        using var form = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("grant_type", "client_credentials"), KeyValuePair.Create("client_id", "e-file"),
            KeyValuePair.Create("client_secret", "any"), KeyValuePair.Create("scope", "integrator auditor"),
        ]);
        using var response = await http.PostAsync(metadata.GetProperty("token_endpoint").GetString(), form, Stop);
        var token = (await response.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("access_token").GetString()!;

        await new Official(fixture.Counter, token).ReadAsync("poison");
        var trail = await new Official(fixture.Counter, token).ReadAsync($"audit?day={TimeProvider.System.GetUtcNow():yyyy-MM-dd}");
        Assert.Equal(JsonValueKind.Array, trail.GetProperty("entries").ValueKind);
    }

    /// <summary>A website may have its name lead to this machine, and its scripts then read what they fetch there.</summary>
    [Fact]
    public async Task RequestUnderAForeignName_GetsNoToken()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, ".local/oidc/token?role=auditor");
        request.Headers.Host = "attacker.example";
        using var response = await http.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
