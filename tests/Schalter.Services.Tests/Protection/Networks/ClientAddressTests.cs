using System.Net;
using Schalter.Services.Protection.Networks;

namespace Schalter.Services.Tests.Protection.Networks;

public sealed class ClientAddressTests
{
    /// <summary>What a caller writes into the header itself stands to the left of what our proxies add.</summary>
    [Theory]
    [InlineData(1, "192.0.2.1", "192.0.2.1")]
    [InlineData(1, "192.0.2.1:4711", "192.0.2.1")]
    [InlineData(1, "[2001:db8::1]:4711", "2001:db8::1")]
    [InlineData(1, "2001:db8::1", "2001:db8::1")]
    [InlineData(1, "[2001:db8::1]", "2001:db8::1")]
    [InlineData(1, "198.51.100.7, 192.0.2.1:80", "192.0.2.1")]
    [InlineData(1, "198.51.100.7,, ,192.0.2.1", "192.0.2.1")]
    [InlineData(1, "127.0.0.1, 10.0.0.1, 192.0.2.1", "192.0.2.1")]
    [InlineData(2, "198.51.100.7, 192.0.2.1, 203.0.113.9:55", "192.0.2.1")]
    [InlineData(2, "203.0.113.9:55", "203.0.113.9")]
    [InlineData(2, "forged, 203.0.113.9:55", "203.0.113.9")]
    [InlineData(5, "192.0.2.1", "192.0.2.1")]
    [InlineData(0, "192.0.2.1", null)]
    [InlineData(1, "", null)]
    [InlineData(1, "unknown", null)]
    [InlineData(1, "192.0.2.1, unknown", null)]
    [InlineData(1, "[", null)]
    [InlineData(1, ",", null)]
    public void Header_IsReadFromItsEnd(int proxies, string header, string? address) =>
        Assert.Equal(address is null ? null : IPAddress.Parse(address), ClientAddress.Forwarded(header, proxies));
}
