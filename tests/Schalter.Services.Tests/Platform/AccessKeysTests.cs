using Schalter.Services.Platform;

namespace Schalter.Services.Tests.Platform;

public sealed class AccessKeysTests
{
    private static readonly byte[] Old = [.. Enumerable.Repeat((byte)1, 32)];
    private static readonly byte[] Young = [.. Enumerable.Repeat((byte)2, 32)];
    private static readonly ReferenceNumber Reference = ReferenceNumber.Derive(new byte[32]);

    [Fact]
    public void OwnKey_OpensAndIsAlwaysTheSame()
    {
        var keys = Keys(1, (1, Old));

        Assert.True(keys.Opens(Reference, keys.For(Reference)));
        Assert.Equal(keys.For(Reference), Keys(1, (1, Old)).For(Reference));
    }

    [Theory]
    [InlineData("\u2067{0}\u2069"), InlineData(" {0}\u200B\n")]
    public void SignsThatNobodySees_AreNoPartOfAKey(string around)
    {
        var keys = Keys(1, (1, Old));

        Assert.True(keys.Opens(Reference, string.Format(null, around, keys.For(Reference))));
    }

    [Fact]
    public void KeyOfAnotherReference_DoesNotOpen()
    {
        var keys = Keys(1, (1, Old));

        Assert.False(keys.Opens(Reference, keys.For(ReferenceNumber.NewRandom())));
    }

    [Fact]
    public void KeyOfARetiringSecret_StillOpens_OfARetiredOneNoMore()
    {
        var before = Keys(1, (1, Old)).For(Reference);

        Assert.True(Keys(2, (1, Old), (2, Young)).Opens(Reference, before));
        Assert.False(Keys(2, (2, Young)).Opens(Reference, before));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1.")]
    [InlineData(".AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("1.AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("99999999999999999999.AAAA")]
    public void WhatIsNoKey_DoesNotOpen(string? key) => Assert.False(Keys(1, (1, Old)).Opens(Reference, key));

    private static AccessKeys Keys(int current, params (int Version, byte[] Secret)[] secrets) =>
        new(new ServiceSecrets(current, secrets.ToDictionary(s => s.Version, s => s.Secret)));
}
