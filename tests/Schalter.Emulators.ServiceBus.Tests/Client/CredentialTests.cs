using System.Net;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Messaging.ServiceBus;
using Schalter.Emulators.ServiceBus.Client.Wire;

namespace Schalter.Emulators.ServiceBus.Tests.Client;

public sealed class CredentialTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SharedKey_SignsAddressAndEnd()
    {
        var token = await new SharedKeyCredential("Root", "secret").GetAsync("sb://City/cases", Now, Stop);

        var end = Now.AddMinutes(20).ToUnixTimeSeconds();
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes("secret"), Encoding.UTF8.GetBytes($"sb%3A%2F%2Fcity%2Fcases\n{end}")));
        Assert.Equal($"SharedAccessSignature sr=sb%3A%2F%2Fcity%2Fcases&sig={WebUtility.UrlEncode(signature)}&se={end}&skn=Root", token.Text);
        Assert.Equal(("servicebus.windows.net:sastoken", Now.AddMinutes(20)), (token.Kind, token.Expires));
    }

    [Fact]
    public async Task Signature_IsShownAsItIs()
    {
        var token = await new SharedSignatureCredential("SharedAccessSignature sr=x").GetAsync("sb://city/cases", Now, Stop);

        Assert.Equal(("SharedAccessSignature sr=x", "servicebus.windows.net:sastoken"), (token.Text, token.Kind));
    }

    [Fact]
    public async Task Identity_IsAskedForTheServicesScope()
    {
        var identity = new FixedIdentity(Now.AddHours(1));

        var token = await new IdentityCredential(identity).GetAsync("sb://city/cases", Now, Stop);

        Assert.Equal(["https://servicebus.azure.net/.default"], identity.Scopes);
        Assert.Equal(("token", "jwt", Now.AddHours(1)), (token.Text, token.Kind, token.Expires));
    }

    [Theory]
    [InlineData("sb://city.servicebus.windows.net/", false, "city.servicebus.windows.net:5671", true)]
    [InlineData("sb://127.0.0.1", true, "localhost:5672", false)]
    [InlineData("sb://localhost:5000", true, "localhost:5000", false)]
    [InlineData("sb://bus", true, "bus:5672", false)]
    public void TlsUnlessItIsAnEmulator(string address, bool emulator, string endpoint, bool tls)
    {
        var at = BusAddress.From(new Uri(address), emulator);

        Assert.Equal((endpoint, tls), (at.Endpoint, at.UseTls));
    }

    private sealed class FixedIdentity(DateTimeOffset end) : TokenCredential
    {
        public IReadOnlyList<string> Scopes { get; private set; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes = requestContext.Scopes;
            return new("token", end);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
