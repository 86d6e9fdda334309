using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Schalter.Services.Office;

namespace Schalter.Services.Tests.Office;

public sealed class TokenCheckTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 23, 11, 0, 0, TimeSpan.Zero));
    private readonly IssuerDocuments documents = new();
    private TestIssuer issuer = null!;
    private TokenCheck check = null!;

    private DateTimeOffset Now => clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        issuer = await TestIssuer.StartAsync();
        check = new(new(documents, clock, NullLogger<IssuerKeys>.Instance), clock);
    }

    public async ValueTask DisposeAsync()
    {
        await issuer.DisposeAsync();
        documents.Dispose();
    }

    [Fact]
    public async Task GoodToken_TellsWhoItIs_AndOnlyRolesWeKnow()
    {
        var caller = await CallerAsync(issuer.Token(Now, "case-worker", "root", "auditor", "case-worker"));

        Assert.Equal(("0b7c-worker", issuer.Address.OriginalString), (caller.Subject, caller.Issuer));
        Assert.Equal(["case-worker", "auditor"], caller.Roles);
        Assert.Null(caller.RoleFor(["integrator"]));
        Assert.Equal("auditor", caller.RoleFor(["planner", "auditor"]));
    }

    [Fact]
    public async Task RolesClaim_MayHaveAnotherName_AndHoldOneRoleAsText()
    {
        var claims = issuer.Claims(Now, "auditor");
        claims["groups"] = "case-worker";

        var answer = await check.HandleAsync(Settings with { RolesClaim = "groups" }, issuer.Sign(claims), TestContext.Current.CancellationToken);

        Assert.Equal(["case-worker"], answer.Value!.Roles);
    }

    [Theory]
    [InlineData("iss", "https://login.example/other")]
    [InlineData("iss", null)]
    [InlineData("aud", "another-service")]
    [InlineData("aud", null)]
    [InlineData("sub", "")]
    [InlineData("sub", null)]
    public async Task WrongClaim_IsInvalid(string claim, string? value)
    {
        var claims = issuer.Claims(Now, "case-worker");
        claims[claim] = value;

        Assert.Equal("token-invalid", await CodeAsync(issuer.Sign(claims.Where(c => c.Value is not null).ToDictionary())));
    }

    /// <summary>A minute of difference between clocks is forgiven, and not a second more.</summary>
    [Theory]
    [InlineData(-10, 59, null)]
    [InlineData(-10, 60, "token-expired")]
    [InlineData(-10, 3600, "token-expired")]
    [InlineData(60, -300, null)]
    [InlineData(61, -300, "token-invalid")]
    public async Task Lifetime_IsKeptToTheSecond(int notBefore, int expiredFor, string? code)
    {
        var claims = issuer.Claims(Now, "case-worker");
        claims["nbf"] = Now.ToUnixTimeSeconds() + notBefore;
        claims["exp"] = Now.ToUnixTimeSeconds() - expiredFor;

        Assert.Equal(code, await CodeAsync(issuer.Sign(claims)));
    }

    [Fact]
    public async Task TokenWithoutEnd_IsNoToken()
    {
        var claims = issuer.Claims(Now, "case-worker");
        claims.Remove("exp");

        Assert.Equal("token-invalid", await CodeAsync(issuer.Sign(claims)));
    }

    [Theory]
    [InlineData(null, "token-missing")]
    [InlineData("", "token-missing")]
    [InlineData("garbage", "token-invalid")]
    [InlineData("a.b.c", "token-invalid")]
    [InlineData("..", "token-invalid")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.e30.", "token-invalid")]
    [InlineData("1.x3kJ0q9b2Zr7T5v8N1m4aQ", "token-invalid")]
    [InlineData("eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkExMjhHQ00iLCJraWQiOiJrIn0.a.b.c.d", "token-invalid")]
    [InlineData("ключ.ключ.ключ", "token-invalid")]
    public async Task WhatIsNoJwt_IsRefused(string? token, string code) => Assert.Equal(code, await CodeAsync(token));

    /// <summary>RFC 8725 section 2.1: the token's own word on its algorithm is not to be trusted.</summary>
    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("HS256")]
    [InlineData("HS256-of-the-key-set")]
    public async Task AlgorithmThatAnybodyCanUse_IsRefused(string how)
    {
        var pem = Encoding.ASCII.GetBytes(issuer.Key.ExportSubjectPublicKeyInfoPem());
        var (algorithm, keyId, secret) = how == "HS256-of-the-key-set" ? ("HS256", "shared", new byte[32]) : (how, issuer.KeyId, pem);
        var token = TestIssuer.Sign(
            new() { ["alg"] = algorithm, ["kid"] = keyId }, issuer.Claims(Now, "case-worker"),
            text => algorithm == "HS256" ? HMACSHA256.HashData(secret, text) : []);

        Assert.Equal("token-invalid", await CodeAsync(token));
    }

    [Fact]
    public async Task SignatureOfAnotherKeyOrForOtherClaims_IsInvalid()
    {
        using var other = RSA.Create(2048);
        var claims = issuer.Claims(Now, "case-worker");
        var forged = TestIssuer.Sign(
            new() { ["alg"] = "RS256", ["kid"] = issuer.KeyId }, claims,
            text => other.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        var parts = issuer.Token(Now, "auditor").Split('.');
        var swapped = $"{parts[0]}.{issuer.Token(Now, "case-worker").Split('.')[1]}.{parts[2]}";

        Assert.Equal("token-invalid", await CodeAsync(forged));
        Assert.Equal("token-invalid", await CodeAsync(swapped));
        Assert.Null(await CodeAsync(issuer.Sign(claims)));
    }

    [Fact]
    public async Task TokenThatNamesNoKeyOrAnUnknownOne_IsInvalid()
    {
        var nameless = TestIssuer.Sign(
            new() { ["alg"] = "RS256" }, issuer.Claims(Now, "case-worker"),
            text => issuer.Key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

        Assert.Equal("token-invalid", await CodeAsync(nameless));
        Assert.Equal("token-invalid", await CodeAsync(issuer.Sign(issuer.Claims(Now, "case-worker"), "key-9")));
    }

    private OfficeSettings Settings => new(issuer.Address, TestIssuer.Audience, "roles");

    private async Task<OfficeCaller> CallerAsync(string token) =>
        (await check.HandleAsync(Settings, token, TestContext.Current.CancellationToken)).Value!;

    private async Task<string?> CodeAsync(string? token) =>
        (await check.HandleAsync(Settings, token, TestContext.Current.CancellationToken)).Refusal?.Code;
}
