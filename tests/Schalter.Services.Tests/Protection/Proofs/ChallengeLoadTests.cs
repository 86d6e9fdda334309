using CsCheck;
using Microsoft.Extensions.Options;
using Schalter.Services.Protection;
using Schalter.Services.Protection.Proofs;

namespace Schalter.Services.Tests.Protection.Proofs;

public sealed class ChallengeLoadTests
{
    private static readonly ProofPurpose Purpose = new("hold", "servicepoint");
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly ProtectionSettings Settings = new() { WorkTries = 200, WorkTriesMost = 1200, CalmPerTarget = 60, CalmPerNetwork = 15 };

    [Fact]
    public void Calm_AsksForTheLeast_RushForMore_NeverForMoreThanTheMost()
    {
        var load = Load();
        var asked = Enumerable.Range(0, 1000).Select(i => load.Tries(Purpose, new((UInt128)(uint)i << 72), Noon)).ToList();

        Assert.All(asked.Take(60), tries => Assert.Equal(200, tries));
        Assert.InRange(asked[120], 400, 410);
        Assert.Equal(1200, asked[^1]);
        Assert.Equal(asked.Order(), asked);
        Assert.Equal(200, load.Tries(new("hold", "other"), null, Noon));
    }

    [Fact]
    public void OneNetworkThatHurries_WorksMore_OthersDoNot()
    {
        var load = Load();
        var asked = Enumerable.Range(0, 45).Select(_ => load.Tries(Purpose, new(7), Noon)).ToList();

        Assert.Equal(600, asked[^1]);
        Assert.Equal(200, load.Tries(Purpose, new(8), Noon));
    }

    [Fact]
    public void RushThatIsOver_IsForgotten()
    {
        var load = Load();
        _ = Enumerable.Range(0, 1000).Select(_ => load.Tries(Purpose, new(7), Noon)).ToList();

        Assert.Equal(1200, load.Tries(Purpose, new(7), Noon.AddSeconds(30)));
        Assert.Equal(200, load.Tries(Purpose, new(7), Noon.AddMinutes(2)));
    }

    [Fact]
    public void WhateverComes_TheWorkStaysWithinItsBounds() => Gen.Select(Gen.Int[0, 5], Gen.Int[0, 40]).Array[1, 300].Sample(calls =>
    {
        var (load, now) = (Load(), Noon);
        foreach (var (network, seconds) in calls)
        {
            now = now.AddSeconds(seconds / 20);
            Assert.InRange(load.Tries(Purpose, network == 5 ? null : new((UInt128)(uint)network), now), 200, 1200);
        }
    }, iter: 100);

    private static ChallengeLoad Load() => new(Options.Create(Settings));
}
