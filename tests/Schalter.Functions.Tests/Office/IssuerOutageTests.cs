using Schalter.Services.Tests.Office;

namespace Schalter.Functions.Tests.Office;

public sealed class IssuerOutageTests
{
    [Fact]
    public async Task IssuerDownFromTheStart_IsSaidToBeDown_AndTheCounterGoesOn()
    {
        await using var issuer = await TestIssuer.StartAsync();
        issuer.IsDown = true;
        await using var system = await RunningSystem.StartAsync(
            ["--ephemeral", "--no-site"], ("Office__Issuer", issuer.Address.OriginalString), ("Office__Audience", TestIssuer.Audience));
        using var counter = new Counter(system.Address);
        var token = issuer.Token(TimeProvider.System.GetUtcNow(), "case-worker");

        using var response = await counter.GetAsync("office/cases/4F4K-TRTX-CKGC", ("Authorization", $"Bearer {token}"));
        (await Problem.ReadAsync(response)).Is(503, "issuer-unavailable");
        Assert.NotNull(response.Headers.RetryAfter?.Delta);
        await counter.SubmitAsync("contact", PostedForm.Enquiry());

        issuer.IsDown = false;
        await Eventually.IsTrueAsync(async () => await CodeAsync(counter, token) == "case-unknown", "the issuer's keys");
    }

    private static async Task<string> CodeAsync(Counter counter, string token)
    {
        using var response = await counter.GetAsync("office/cases/4F4K-TRTX-CKGC", ("Authorization", $"Bearer {token}"));
        return (await Problem.ReadAsync(response)).Code;
    }
}
