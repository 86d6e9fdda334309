using Schalter.Services.Pages;
using Schalter.Services.Protection.Proofs;

namespace Schalter.Services.Tests.Pages.Scripts;

/// <summary>The pages' own module does the work that we ask of a browser.</summary>
public sealed class SolveScriptTests
{
    private static readonly DateTimeOffset Soon = DateTimeOffset.FromUnixTimeSeconds(4_102_444_800);

    private readonly ChallengeKeys keys = new(new(1, new Dictionary<int, byte[]> { [1] = [.. Enumerable.Repeat((byte)7, 32)] }));

    [Fact]
    public async Task ItsSolution_IsAccepted()
    {
        Challenge[] challenges = [.. ((int[])[0, 1, 23, 300]).Select(counter => keys.Make(new("hold", "servicepoint"), 10, counter, Soon))];
        var solutions = await NodeModule.AskAsync<Challenge, ChallengeSolution>(PageScripts.Solve, "solve(question)", challenges);

        Assert.Equal([0, 1, 23, 300], solutions.Select(s => s.Counter));
        Assert.All(challenges.Zip(solutions), pair => Assert.True(keys.Accepts(new(pair.First, pair.Second))));
    }
}
