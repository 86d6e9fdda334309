using Schalter.Emulators.Functions.Local;

namespace Schalter.Emulators.Functions.Tests.Local;

public sealed class LocalStorageTests
{
    [Theory]
    [InlineData(null, false, "10000 10001 10002")]
    [InlineData("", true, "0 0 0")]
    [InlineData("UseDevelopmentStorage=true", false, "10000 10001 10002")]
    [InlineData("usedevelopmentstorage=TRUE;", true, "0 0 0")]
    [InlineData("AccountName=a;BlobEndpoint=http://127.0.0.1:1/a;QueueEndpoint=http://localhost:2/a;TableEndpoint=http://127.0.0.1:3/a;", true, "1 2 3")]
    [InlineData("AccountName=a;BlobEndpoint=http://127.0.0.1:1/a;", false, null)]
    [InlineData("AccountName=a;BlobEndpoint=https://a.example/;QueueEndpoint=http://localhost:2/a;TableEndpoint=http://127.0.0.1:3/a;", false, null)]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=b;EndpointSuffix=core.windows.net", true, null)]
    public void Ports_AreThoseOfTheSetting(string? setting, bool freePorts, string? expected)
    {
        var ports = LocalStorage.Ports(setting, freePorts);

        Assert.Equal(expected, ports is null ? null : $"{ports.Blob} {ports.Queue} {ports.Table}");
    }
}
