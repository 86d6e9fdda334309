using Azure.Identity;
using Schalter.Services.Platform;

namespace Schalter.Services.Tests.Platform;

public sealed class OutagesTests
{
    [Fact]
    public void NoTokenFromThePlatform_IsAnOutage() => Assert.All(
        new Exception[] { new AuthenticationFailedException("503"), new CredentialUnavailableException("no endpoint") },
        e => Assert.True(Outages.IsOutage(e, TestContext.Current.CancellationToken)));
}
