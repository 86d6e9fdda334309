using Microsoft.Extensions.Configuration;
using Schalter.Emulators.Functions.Hosting;

namespace Schalter.Emulators.Functions.Tests.Hosting;

public sealed class HostFilesTests
{
    private static readonly IConfiguration Nothing = new ConfigurationBuilder().Build();

    [Fact]
    public void HostJson_IsReadFromTheNearestFolderAbove()
    {
        using var folder = new TemporaryFolder();
        var inner = Directory.CreateDirectory(Path.Combine(folder.Path, "bin", "net10.0")).FullName;
        File.WriteAllText(Path.Combine(folder.Path, "host.json"), """
            { "functionTimeout": "00:03:00",
              "extensions": { "http": { "routePrefix": "v1" }, "queues": { "batchSize": 4, "maxPollingInterval": "00:00:02", "messageEncoding": "none" } } }
            """);

        var options = Read(inner, []);

        Assert.Equal((TimeSpan.FromMinutes(3), "v1", 4, 2, false), (options.FunctionTimeout, options.RoutePrefix, options.Queues.BatchSize, options.Queues.NewBatchThreshold, options.Queues.Base64));
        Assert.Equal(TimeSpan.FromSeconds(2), options.Queues.MaxPollingInterval);
    }

    [Fact]
    public void NothingSaid_MeansThePlatformsDefaults()
    {
        var options = Read(Path.GetPathRoot(AppContext.BaseDirectory)!, []);

        Assert.Equal((TimeSpan.FromMinutes(30), "api"), (options.FunctionTimeout, options.RoutePrefix));
        Assert.Equal(new QueueOptions(), options.Queues);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("33")]
    public void BatchSizeThePlatformRefuses_IsRefused(string size) => Assert.Throws<InvalidOperationException>(() =>
        Read(Path.GetTempPath(), new() { ["extensions:queues:batchSize"] = size }));

    [Fact]
    public void LocalSettings_AreTheValues_WithColonsForDoubleUnderscores()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "local.settings.json"), """
            { "IsEncrypted": false, // comments are common here
              "Values": { "AzureWebJobsStorage": "UseDevelopmentStorage=true", "Scanner__Enabled": "false" } }
            """);

        Assert.Equal(
            new Dictionary<string, string?> { ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true", ["Scanner:Enabled"] = "false" },
            HostFiles.ReadLocalSettings(folder.Path));
    }

    private static HostOptions Read(string folder, Dictionary<string, string?> overrides) =>
        HostOptions.Read(HostFiles.ReadHostJson(folder, overrides), Nothing, "Schalter.Functions");
}
