using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Schalter.Services.Uploads;

namespace Schalter.Services.Tests.Uploads;

public sealed class ScannerFeatureTests
{
    [Theory]
    [InlineData(null, typeof(NoScanner))]
    [InlineData("off", typeof(NoScanner))]
    [InlineData("clamd", typeof(ClamdScanner))]
    [InlineData("defender", typeof(DefenderScanner))]
    public void Mode_ChoosesTheScanner(string? mode, Type scanner) => Assert.IsType(scanner, Scanner(mode, port: null));

    [Theory]
    [InlineData("clamav", null, "Scanner:Mode")]
    [InlineData("", null, "Scanner:Mode")]
    [InlineData("clamd", "0", "Scanner:Port")]
    [InlineData("clamd", "65536", "Scanner:Port")]
    [InlineData("clamd", "tcp", "Scanner:Port")]
    public void WrongSetting_StopsTheStartAndIsNamed(string mode, string? port, string setting) =>
        Assert.Contains(setting, Assert.Throws<InvalidOperationException>(() => Scanner(mode, port)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task NoScanner_SaysSoInItsVerdict()
    {
        var verdict = await new NoScanner().ScanAsync(Documents.Of([]), TestContext.Current.CancellationToken);
        Assert.Equal("off", Assert.IsType<ScanVerdict.NotScanned>(verdict).Engine);
    }

    private static IMalwareScanner Scanner(string? mode, string? port)
    {
        var settings = new Dictionary<string, string?> { ["Scanner:Mode"] = mode, ["Scanner:Port"] = port };
        using var provider = new ServiceCollection()
            .AddMalwareScanner(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
        return provider.GetRequiredService<IMalwareScanner>();
    }
}
