using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Submissions;

public sealed class IdempotencyKeyTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("8e03978e-40d5-43dd-bc93-6894a57f9324", "8e03978e-40d5-43dd-bc93-6894a57f9324")]
    [InlineData("\"8e03978e-40d5-43dd-bc93-6894a57f9324\"", "8e03978e-40d5-43dd-bc93-6894a57f9324")]
    public void UsableKey_IsRead(string? header, string? expected)
    {
        Assert.True(IdempotencyKey.TryRead(header, out var key));
        Assert.Equal(expected, key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("fifteen-chars-x")]
    [InlineData("has a blank in its middle")]
    [InlineData("ümlauts-are-not-visible-ascii")]
    public void UnusableKey_IsRefused(string header) => Assert.False(IdempotencyKey.TryRead(header, out _));

    [Fact]
    public void TooLongKey_IsRefused() => Assert.False(IdempotencyKey.TryRead(new string('k', 256), out _));
}
