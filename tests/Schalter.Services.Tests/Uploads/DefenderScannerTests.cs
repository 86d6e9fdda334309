using Schalter.Services.Uploads;

namespace Schalter.Services.Tests.Uploads;

public sealed class DefenderScannerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NothingFound_IsClean() => Assert.Equal(new ScanVerdict.Clean("defender"), await ScanAsync("No threats found"));

    [Fact]
    public async Task Malicious_IsInfected() => Assert.Equal("defender", Assert.IsType<ScanVerdict.Infected>(await ScanAsync("Malicious")).Engine);

    [Theory]
    [InlineData("Error")]
    [InlineData("Not scanned")]
    [InlineData("no threats found")]
    [InlineData("")]
    public async Task AnythingElse_IsNoVerdict(string result) => await Assert.ThrowsAsync<ScannerUnavailableException>(() => ScanAsync(result));

    [Fact]
    public async Task NotLookedAtYet_IsNoVerdict() =>
        await Assert.ThrowsAsync<ScannerUnavailableException>(() => new DefenderScanner().ScanAsync(Documents.Of([1], ("reviewed", "No threats found")), Stop));

    private static Task<ScanVerdict> ScanAsync(string result) => new DefenderScanner().ScanAsync(Documents.Of([1], (DefenderScanner.ResultTag, result)), Stop);
}
