using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Protection.Proofs;
using Schalter.Services.Tests.Appointments.Bookings;

namespace Schalter.Services.Tests.Protection.Proofs;

/// <summary>From the challenge to the place that is kept.</summary>
public sealed class GiveChallengeTests(StorageFixture storage)
{
    private const string Service = "servicepoint";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ServiceThatAsks_KeepsAPlaceForAProof_OncePerProof()
    {
        await using var office = await TestOffice.OpenAsync(storage, ("Protection:WorkRounds", "10"));
        await Counter.OpenAsync(office, "servicepoint");
        var challenge = office.Get<GiveChallenge>().Handle("hold", Service, null).Value!;
        var proof = new GivenProof(Solver.Field(Solver.Solve(challenge)), null);

        var (without, with, again) = (await HoldAsync(office, null), await HoldAsync(office, proof), await HoldAsync(office, proof));

        Assert.Equal(("challenge-missing", 422), (without.Refusal?.Code, without.Refusal?.Status));
        Assert.NotNull(with.Value);
        Assert.Equal("challenge-used", again.Refusal?.Code);
    }

    /// <summary>Whoever finds nothing free has not worked in vain.</summary>
    [Fact]
    public async Task NothingFree_LeavesTheProofUnused()
    {
        await using var office = await TestOffice.OpenAsync(storage, ("Protection:WorkRounds", "10"));
        await Counter.OpenAsync(office, "servicepoint");
        var proof = new GivenProof(Solver.Field(Solver.Solve(office.Get<GiveChallenge>().Handle("hold", Service, null).Value!)), null);

        var nothing = await office.Get<HoldPlace>().HandleAsync(Service, new(Date: "2027-12-24", Proof: proof), Stop);

        Assert.Equal("none-free", nothing.Refusal?.Code);
        Assert.NotNull((await HoldAsync(office, proof)).Value);
    }

    [Theory]
    [InlineData("hold", "servicepoint", null)]
    [InlineData("hold", "card-pickup", "proof-not-asked")]
    [InlineData("hold", "nothing", "proof-not-asked")]
    [InlineData("hold", "../x", "proof-not-asked")]
    [InlineData("book", "servicepoint", "proof-not-asked")]
    [InlineData(null, "servicepoint", "proof-not-asked")]
    [InlineData("hold", null, "proof-not-asked")]
    public async Task Challenge_IsGivenForWhatAsksForOne(string? action, string? target, string? code)
    {
        await using var office = await TestOffice.OpenAsync(storage);

        var given = office.Get<GiveChallenge>().Handle(action, target, null);

        Assert.Equal(code, given.Refusal?.Code);
        Assert.Equal(code is null, given.Value is { Parameters: { Cost: 1000, Algorithm: "PBKDF2/SHA-256" } });
        Assert.True(given.Value is null || given.Value.Parameters.ExpiresAt == office.Clock.GetUtcNow().AddMinutes(10).ToUnixTimeSeconds());
    }

    private static async Task<Services.Platform.Answer<HeldPlace>> HoldAsync(TestOffice office, GivenProof? proof) =>
        await office.Get<HoldPlace>().HandleAsync(Service, new(Proof: proof), Stop);
}
