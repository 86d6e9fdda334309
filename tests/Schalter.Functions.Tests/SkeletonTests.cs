namespace Schalter.Functions.Tests;

public sealed class SkeletonTests
{
    [Fact]
    public void Builds() => Assert.NotEmpty(typeof(SkeletonTests).Assembly.Location);
}
