using Microsoft.Extensions.Time.Testing;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Submissions;

public sealed class DraftTokensTests
{
    private static readonly ManifestFile File = new("lease", "202611231100-ab/001", "Mietvertrag.pdf", "application/pdf", 7, "00");
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 23, 11, 0, 0, TimeSpan.Zero));

    private DraftTokens Tokens => new(new ServiceSecrets(1, new Dictionary<int, byte[]> { [1] = new byte[32] }), clock);

    [Fact]
    public void SealedDraft_OpensForItsSlot() => Assert.Equal(File, Tokens.Open("lease", Tokens.Seal(File)));

    [Fact]
    public void SealedDraft_DoesNotOpenForAnotherSlot() => Assert.Null(Tokens.Open("other", Tokens.Seal(File)));

    [Fact]
    public void Draft_OpensUntilItsLifetimeEnds()
    {
        var token = Tokens.Seal(File);

        clock.Advance(DraftTokens.Lifetime - TimeSpan.FromSeconds(1));
        Assert.NotNull(Tokens.Open("lease", token));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(Tokens.Open("lease", token));
    }

    [Fact]
    public void DraftSealedAgain_LivesNoLongerThanItsDocument()
    {
        clock.Advance(TimeSpan.FromHours(21));
        var again = Tokens.Seal(Tokens.Open("lease", Tokens.Seal(File))!);

        clock.Advance(TimeSpan.FromHours(2));
        Assert.Null(Tokens.Open("lease", again));
    }

    [Fact]
    public void AnyChangedCharacter_DoesNotOpen()
    {
        var token = Tokens.Seal(File);
        for (var i = 0; i < token.Length - 1; i++)
        {
            var forged = token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..];
            Assert.Null(Tokens.Open("lease", forged));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("abc.def")]
    [InlineData("%%%.%%%")]
    [InlineData("e30.AAAA")]
    [InlineData("bnVsbA.AAAA")]
    public void WhatIsNoToken_DoesNotOpen(string token) => Assert.Null(Tokens.Open("lease", token));
}
