using Schalter.Services.Platform;
using Schalter.Services.Protection.Proofs;

namespace Schalter.Services.Tests.Protection.Proofs;

/// <summary>Holds our challenges against ALTCHA's own library, in both directions.</summary>
public sealed class AltchaFormatTests : IDisposable
{
    private static readonly DateTimeOffset Soon = DateTimeOffset.FromUnixTimeSeconds(4_102_444_800);

    private readonly AltchaLibrary library = new();
    private readonly ChallengeKeys keys = new(new(2, new Dictionary<int, byte[]> { [1] = new byte[16], [2] = [.. Enumerable.Repeat((byte)7, 32)] }));

    [Theory]
    [InlineData(1)]
    [InlineData(23)]
    public async Task LibrarySolvesOurChallenge_WeAccept(int counter)
    {
        var challenge = keys.Make(new("hold", "servicepoint"), 10, counter, Soon);

        var solution = await library.SolveAsync(challenge);

        Assert.Equal(counter, solution.Counter);
        Assert.True(keys.Accepts(new(challenge, solution)));
    }

    [Fact]
    public async Task OurSolvedChallenge_IsVerifiedByTheLibrary_ByKeySignatureAndByDeriving()
    {
        var solved = Solver.Solve(keys.Make(new("hold", "card-pickup"), 10, 5, Soon));

        Assert.True((await library.VerifyAsync(solved, keys.SignatureKey(2), keys.KeySignatureKey(2))).Verified);
        Assert.True((await library.VerifyAsync(solved, keys.SignatureKey(2), null)).Verified);
    }

    [Fact]
    public async Task WhatTheLibraryRefuses_WeRefuse()
    {
        var good = Solver.Solve(keys.Make(new("hold", "servicepoint"), 10, 5, Soon));
        var parameters = good.Challenge.Parameters;
        SolvedChallenge With(ChallengeParameters changed) => good with { Challenge = good.Challenge with { Parameters = changed } };
        var other = good.Solution.DerivedKey[..^1] + (good.Solution.DerivedKey[^1] == '0' ? '1' : '0');
        SolvedChallenge[] bad =
        [
            With(parameters with { Cost = 1 }),
            With(parameters with { ExpiresAt = parameters.ExpiresAt + 1 }),
            With(parameters with { Nonce = parameters.Salt }),
            With(parameters with { Data = parameters.Data with { Target = "card-pickup" } }),
            With(parameters with { Data = parameters.Data with { Key = 1 } }),
            good with { Challenge = good.Challenge with { Signature = new('0', 64) } },
            good with { Solution = new(5, other) },
            good with { Solution = new(5, string.Empty) },
            good with { Solution = new(5, "not hex") },
        ];

        foreach (var tampered in bad)
        {
            Assert.False((await library.VerifyAsync(tampered, keys.SignatureKey(2), keys.KeySignatureKey(2))).Verified);
            Assert.False(keys.Accepts(tampered));
        }

        Assert.True(keys.Accepts(good));
    }

    /// <summary>A version that was never set must not be looked up.</summary>
    [Fact]
    public void UnknownVersionOfTheSecret_IsRefused()
    {
        var good = Solver.Solve(keys.Make(new("hold", "servicepoint"), 10, 5, Soon));
        var parameters = good.Challenge.Parameters;

        Assert.False(keys.Accepts(good with { Challenge = good.Challenge with { Parameters = parameters with { Data = parameters.Data with { Key = 9 } } } }));
        Assert.True(new ChallengeKeys(new ServiceSecrets(2, new Dictionary<int, byte[]> { [2] = [.. Enumerable.Repeat((byte)7, 32)] })).Accepts(good));
    }

    public void Dispose() => library.Dispose();
}
