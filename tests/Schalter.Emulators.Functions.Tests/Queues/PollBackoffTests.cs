using Schalter.Emulators.Functions.Queues;

namespace Schalter.Emulators.Functions.Tests.Queues;

public sealed class PollBackoffTests
{
    [Theory]
    [InlineData(1, 0.5, 100)]
    [InlineData(1, 0.0, 100)]
    [InlineData(2, 0.5, 200)]
    [InlineData(3, 0.0, 320)]
    [InlineData(3, 1.0, 480)]
    [InlineData(5, 0.5, 1600)]
    [InlineData(6, 0.5, 2000)]
    [InlineData(5000, 1.0, 2000)]
    public void EmptyPolls_DoubleTheDelayUpToTheLongest(int emptyPolls, double jitter, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), PollBackoff.Delay(emptyPolls, jitter, TimeSpan.FromSeconds(2)));

    [Fact]
    public void LongestBelowTheShortest_Wins() =>
        Assert.Equal(TimeSpan.FromMilliseconds(50), PollBackoff.Delay(1, 1, TimeSpan.FromMilliseconds(50)));
}
