using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Schalter.Services.Protection;
using Schalter.Services.Protection.Proofs;

namespace Schalter.Services.Tests.Protection.Proofs;

public sealed class CheckProofTests(StorageFixture storage)
{
    private static readonly ProofPurpose Purpose = new("hold", "servicepoint");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SolvedChallenge_IsAcceptedOnce_OnWhicheverInstance()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await using var other = office.Another();
        var proof = await SolvedAsync(office);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? office : other).Get<CheckProof>().SpendAsync(Purpose, proof, Stop)));

        Assert.Single(answers, refusal => refusal is null);
        Assert.All(answers.Where(refusal => refusal is not null), refusal => Assert.Equal(("challenge-used", 409), (refusal!.Code, refusal.Status)));
    }

    [Theory]
    [InlineData("hold", "servicepoint", 0, null)]
    [InlineData("hold", "servicepoint", 600, null)]
    [InlineData("hold", "servicepoint", 601, "challenge-expired")]
    [InlineData("hold", "card-pickup", 0, "challenge-invalid")]
    [InlineData("book", "servicepoint", 0, "challenge-invalid")]
    public async Task Challenge_IsGoodForItsPurposeAndTenMinutes(string action, string target, int seconds, string? code)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var proof = await SolvedAsync(office);
        office.Clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(code, (await office.Get<CheckProof>().SpendAsync(new(action, target), proof, Stop))?.Code);
    }

    /// <summary>By mail, too: the code is good for half an hour at least, for one purpose, once.</summary>
    [Theory]
    [InlineData("servicepoint", 0, null)]
    [InlineData("servicepoint", 30 * 60, null)]
    [InlineData("servicepoint", (35 * 60) + 1, "challenge-expired")]
    [InlineData("servicepoint", 24 * 3600, "challenge-invalid")]
    [InlineData("card-pickup", 0, "challenge-invalid")]
    public async Task Code_IsGoodForItsPurposeAndHalfAnHour_Once(string target, int seconds, string? code)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var made = office.Get<MailCodes>().Make(Purpose, "address", office.Clock.GetUtcNow());
        office.Clock.Advance(TimeSpan.FromSeconds(seconds));
        var typed = new GivenProof(null, $" {made.ToLowerInvariant().Replace('-', ' ')}");

        Assert.Equal(code, (await office.Get<CheckProof>().SpendAsync(new("hold", target), typed, Stop))?.Code);
        Assert.Equal(code ?? "challenge-used", (await office.Get<CheckProof>().SpendAsync(new("hold", target), typed, Stop))?.Code);
    }

    [Theory]
    [InlineData(null, null, "challenge-missing")]
    [InlineData("", " ", "challenge-missing")]
    [InlineData("no base64!", null, "challenge-invalid")]
    [InlineData("bm8ganNvbg==", null, "challenge-invalid")]
    [InlineData("e30=", null, "challenge-invalid")]
    [InlineData("bnVsbA==", null, "challenge-invalid")]
    [InlineData(null, "34679-CDFGH", "challenge-invalid")]
    [InlineData(null, "3467-CDFG", "challenge-invalid")]
    [InlineData(null, "Schlüssel'/", "challenge-invalid")]
    public async Task WhatIsNoProof_IsRefusedWithItsReason(string? altcha, string? code, string reason)
    {
        await using var office = await TestOffice.OpenAsync(storage);

        var refusal = await office.Get<CheckProof>().SpendAsync(Purpose, new(altcha, code), Stop);

        Assert.Equal((reason, 422), (refusal?.Code, refusal?.Status));
        Assert.Empty(await RowsAsync(office));
    }

    /// <summary>Any member of the payload replaced by something else is refused, never a fault.</summary>
    [Theory]
    [InlineData("null")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("\"x\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    public async Task AnyMemberReplaced_IsRefused(string value)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var json = Encoding.UTF8.GetString(Convert.FromBase64String((await SolvedAsync(office)).Altcha!));
        foreach (var path in Paths(JsonNode.Parse(json)!).Where(p => !p.EndsWith("counter", StringComparison.Ordinal)))
        {
            var changed = JsonNode.Parse(json)!;
            At(changed, path.Split('.')[..^1])[path.Split('.')[^1]] = JsonNode.Parse(value);
            var field = Convert.ToBase64String(Encoding.UTF8.GetBytes(changed.ToJsonString()));

            Assert.Equal("challenge-invalid", (await office.Get<CheckProof>().SpendAsync(Purpose, new(field, null), Stop))?.Code);
        }
    }

    [Fact]
    public async Task Purge_ForgetsWhatHasExpired_AndNothingElse()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await office.Get<CheckProof>().SpendAsync(Purpose, await SolvedAsync(office), Stop);
        office.Clock.Advance(TimeSpan.FromMinutes(150));
        var fresh = await SolvedAsync(office);
        await office.Get<CheckProof>().SpendAsync(Purpose, fresh, Stop);
        Assert.Equal(2, (await RowsAsync(office)).Count);

        await office.Get<PurgeProtection>().HandleAsync(Stop);
        Assert.Single(await RowsAsync(office));
        Assert.Equal("challenge-used", (await office.Get<CheckProof>().SpendAsync(Purpose, fresh, Stop))?.Code);

        office.Clock.Advance(TimeSpan.FromHours(3));
        await office.Get<PurgeProtection>().HandleAsync(Stop);
        Assert.Empty(await RowsAsync(office));
    }

    private static Task<GivenProof> SolvedAsync(TestOffice office)
    {
        var challenge = office.Get<ChallengeKeys>().Make(Purpose, 10, 3, office.Clock.GetUtcNow().AddMinutes(10));
        return Task.FromResult(new GivenProof(Solver.Field(Solver.Solve(challenge)), null));
    }

    private static async Task<IReadOnlyList<TableEntity>> RowsAsync(TestOffice office)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in office.Tables.GetTableClient("Challenges").QueryAsync<TableEntity>(cancellationToken: Stop))
        {
            rows.Add(row);
        }

        return rows;
    }

    private static IEnumerable<string> Paths(JsonNode node) => node is JsonObject members
        ? members.SelectMany(m => Paths(m.Value!).Select(p => $"{m.Key}.{p}".TrimEnd('.')).Append(m.Key))
        : [string.Empty];

    private static JsonNode At(JsonNode node, string[] path) => path.Aggregate(node, (at, name) => at[name]!);
}
