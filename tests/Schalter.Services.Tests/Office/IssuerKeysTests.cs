using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Schalter.Services.Office;

namespace Schalter.Services.Tests.Office;

/// <summary>The issuer changes keys, goes down, comes back; tokens must be judged rightly all the while.</summary>
public sealed class IssuerKeysTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 23, 11, 0, 0, TimeSpan.Zero));
    private readonly IssuerDocuments documents = new();
    private TestIssuer issuer = null!;
    private TokenCheck check = null!;

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
    public async Task NewKey_IsFound_AndTheOldOneIsForgotten()
    {
        var old = issuer.Token(clock.GetUtcNow(), "auditor");
        Assert.Null(await CodeAsync(old));
        issuer.ChangeKeys();
        clock.Advance(IssuerKeys.Pause);

        Assert.Null(await CodeAsync(issuer.Token(clock.GetUtcNow(), "auditor")));
        Assert.Equal("token-invalid", await CodeAsync(old));
        Assert.Equal(2, issuer.KeyRequests);
    }

    [Fact]
    public async Task MadeUpKeyNames_DoNotBecomeRequestsToTheIssuer()
    {
        Assert.Null(await CodeAsync(issuer.Token(clock.GetUtcNow(), "auditor")));
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal("token-invalid", await CodeAsync(issuer.Sign(issuer.Claims(clock.GetUtcNow(), "auditor"), $"made-up-{i}")));
        }

        Assert.Equal(1, issuer.KeyRequests);
    }

    [Fact]
    public async Task KeysAtHand_GoOnBeingGood_WhileTheIssuerIsDown()
    {
        Assert.Null(await CodeAsync(issuer.Token(clock.GetUtcNow(), "auditor")));
        issuer.IsDown = true;
        clock.Advance(IssuerKeys.FreshFor * 5);

        Assert.Null(await CodeAsync(issuer.Token(clock.GetUtcNow(), "auditor")));
        Assert.Equal("token-invalid", await CodeAsync(issuer.Sign(issuer.Claims(clock.GetUtcNow(), "auditor"), "key-9")));
    }

    [Fact]
    public async Task WithoutAnyKey_NobodyIsJudged_UntilTheIssuerAnswers()
    {
        issuer.IsDown = true;
        Assert.Equal("issuer-unavailable", await CodeAsync(issuer.Token(clock.GetUtcNow(), "auditor")));
        issuer.IsDown = false;
        Assert.Equal("issuer-unavailable", await CodeAsync(issuer.Token(clock.GetUtcNow(), "auditor")));

        clock.Advance(IssuerKeys.PauseWithoutKeys);
        Assert.Null(await CodeAsync(issuer.Token(clock.GetUtcNow(), "auditor")));
    }

    [Theory]
    [InlineData("https://somebody.example", null)]
    [InlineData(null, "http://somebody.example/keys")]
    [InlineData(null, "no address")]
    public async Task MetadataThatCannotBeTrusted_OpensNothing(string? name, string? keysPlace)
    {
        (issuer.OtherName, issuer.OtherKeysPlace) = (name, keysPlace);

        Assert.Equal("issuer-unavailable", await CodeAsync(issuer.Token(clock.GetUtcNow(), "auditor")));
    }

    [Fact]
    public async Task NothingListens_IsAnOutage()
    {
        var settings = new OfficeSettings(issuer.Address, TestIssuer.Audience, "roles");
        var token = issuer.Token(clock.GetUtcNow(), "auditor");
        await issuer.DisposeAsync();

        var answer = await check.HandleAsync(settings, token, TestContext.Current.CancellationToken);

        Assert.Equal(("issuer-unavailable", 503), (answer.Refusal!.Code, answer.Refusal.Status));
    }

    private async Task<string?> CodeAsync(string token) => (await check.HandleAsync(
        new(issuer.Address, TestIssuer.Audience, "roles"), token, TestContext.Current.CancellationToken)).Refusal?.Code;
}
