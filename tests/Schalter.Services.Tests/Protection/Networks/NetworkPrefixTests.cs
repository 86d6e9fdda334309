using System.Net;
using Schalter.Services.Protection.Networks;

namespace Schalter.Services.Tests.Protection.Networks;

public sealed class NetworkPrefixTests
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("2001:db8:1:2300::1", "2001:db8:1:23ff:ffff::2", true)]
    [InlineData("2001:db8:1:2300::1", "2001:db8:1:2400::1", false)]
    [InlineData("::", "0.0.0.0", false)]
    public void Addresses_AreOneNetworkOrTwo(string one, string other, bool same) =>
        Assert.Equal(same, Of(one, new()) == Of(other, new()));

    [Theory]
    [InlineData(24, 56, "192.0.2.1", "192.0.2.255", true)]
    [InlineData(24, 56, "192.0.2.1", "192.0.3.1", false)]
    [InlineData(32, 64, "2001:db8:1:2300::1", "2001:db8:1:2301::1", false)]
    public void Settings_SayHowManyBitsCount(int v4, int v6, string one, string other, bool same) =>
        Assert.Equal(same, Of(one, new() { V4Bits = v4, V6Bits = v6 }) == Of(other, new() { V4Bits = v4, V6Bits = v6 }));

    private static NetworkPrefix Of(string address, NetworkSettings settings) => NetworkPrefix.Of(IPAddress.Parse(address), settings);
}
