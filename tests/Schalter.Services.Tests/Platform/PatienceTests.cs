namespace Schalter.Services.Tests.Platform;

public sealed class PatienceTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 4)]
    [InlineData(10, 2048)]
    [InlineData(11, 3600)]
    [InlineData(1_000_000, 3600)]
    public void Delay_GrowsToAnHour(int attempt, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Services.Platform.Patience.DelayAfter(attempt));
}
