using System.Net;
using Schalter.Services.Submissions;
using Schalter.Services.Tests.Office;

namespace Schalter.Functions.Tests.Office;

/// <summary>Who gets through the office's door, with an issuer as a city has one.</summary>
public sealed class AccessTests : IAsyncLifetime
{
    private static readonly string[] Told = ["act", "role", "outcome", "purpose"];
    private TestIssuer issuer = null!;
    private RunningSystem system = null!;
    private Counter counter = null!;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        issuer = await TestIssuer.StartAsync();
        system = await RunningSystem.StartAsync(
            ["--ephemeral", "--no-site"], ("Office__Issuer", issuer.Address.OriginalString), ("Office__Audience", TestIssuer.Audience));
        counter = new(system.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await system.DisposeAsync();
        await issuer.DisposeAsync();
        counter.Dispose();
    }

    /// <summary>One system for all of it: starting one costs seconds.</summary>
    [Fact]
    public async Task TokensAreJudged_AsRfc6750Says()
    {
        await AssertRefusedAsync(null, 401, "token-missing", "Bearer realm=\"office\"");
        await AssertRefusedAsync("garbage", 401, "token-invalid", "error=\"invalid_token\"");
        await AssertRefusedAsync(issuer.Token(Now.AddMinutes(-10), "case-worker"), 401, "token-expired", "error_description=\"token-expired\"");
        var foreign = issuer.Claims(Now, "case-worker");
        foreign["aud"] = "another-service";
        await AssertRefusedAsync(issuer.Sign(foreign), 401, "token-invalid", "error=\"invalid_token\"");
        await AssertRefusedAsync(issuer.Token(Now, "planner", "editor"), 403, "role-missing", "error=\"insufficient_scope\"");
        await AssertRefusedAsync(issuer.Token(Now), 403, "role-missing", "error=\"insufficient_scope\"");
        await ReceiptKeyOpensNothingAsync();
        await GoodTokenOpensTheCaseAndTheTrailTellsAsync();
        await LocalIssuerIsNotThereAsync();
    }

    private async Task AssertRefusedAsync(string? token, int status, string code, string challenge)
    {
        (string, string)[] headers = token is null ? [] : [("Authorization", $"Bearer {token}")];
        using var response = await counter.GetAsync("office/cases/4F4K-TRTX-CKGC", headers);

        (await Problem.ReadAsync(response)).Is(status, code);
        Assert.Contains(challenge, response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    /// <summary>Both travel as Bearer; neither opens the other's door.</summary>
    private async Task ReceiptKeyOpensNothingAsync()
    {
        var receipt = await counter.SubmitAsync("contact", PostedForm.Enquiry());
        using var office = await counter.GetAsync($"office/cases/{receipt.Reference}", Counter.Key(receipt));
        (await Problem.ReadAsync(office)).Is(401, "token-invalid");
        using var counterSide = await counter.GetAsync(
            $"submissions/{receipt.Reference}", ("Authorization", $"Bearer {issuer.Token(Now, "case-worker")}"));
        Assert.Equal(HttpStatusCode.NotFound, counterSide.StatusCode);
    }

    private async Task GoodTokenOpensTheCaseAndTheTrailTellsAsync()
    {
        var receipt = await counter.SubmitAsync("contact", PostedForm.Enquiry());
        await counter.UntilAsync(receipt, "routed");
        var worker = new Official(counter, issuer.Token(Now, "case-worker"));
        var auditor = new Official(counter, issuer.Token(Now, "auditor"));

        await worker.ReadAsync($"cases/{receipt.Reference}", ("X-Purpose", "Anruf"));
        using var knocked = await auditor.GetAsync($"cases/{receipt.Reference}/documents/summary.pdf");
        await worker.ChangeAsync(receipt, "status", """{"status":"in-progress","reason":"Zuteilung"}""");
        var trail = (await auditor.ReadAsync($"audit?reference={receipt.Reference}")).GetProperty("entries").EnumerateArray()
            .Select(e => string.Join(' ', Told.Select(n => e.TryGetProperty(n, out var v) ? v.GetString() : "-")));

        Assert.Equal(
            ["GetCase case-worker done Anruf", "GetCaseDocument auditor role-missing -", "ChangeStatus case-worker done Zuteilung"], trail);
        var day = (await auditor.ReadAsync($"audit?day={Now:yyyy-MM-dd}")).GetProperty("entries").EnumerateArray().ToList();
        Assert.Contains(day, e => e.GetProperty("act").GetString() == "ReadAudit");
        Assert.All(day, e => Assert.Equal(issuer.Address.OriginalString, e.GetProperty("issuer").GetString()));
    }

    private async Task LocalIssuerIsNotThereAsync()
    {
        using var http = new HttpClient { BaseAddress = system.Address };
        using var token = await http.GetAsync(".local/oidc/token?role=auditor", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, token.StatusCode);
    }
}
