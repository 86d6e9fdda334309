using Azure.Identity;
using Schalter.Services.Platform;

namespace Schalter.Services.Tests.Platform;

public sealed class OutagesTests
{
    [Fact]
    public void NoTokenFromThePlatform_IsAnOutage() => Assert.All(
        new Exception[] { new AuthenticationFailedException("503"), new CredentialUnavailableException("no endpoint") },
        e => Assert.True(Outages.IsOutage(e, TestContext.Current.CancellationToken)));

    /// <summary>The package throws this where the identity has no role on the topic (yet).</summary>
    [Fact]
    public void NoRightOnATopic_IsAnOutage() => Assert.True(
        Outages.IsOutage(new UnauthorizedAccessException("amqp:unauthorized-access"), TestContext.Current.CancellationToken));
}
