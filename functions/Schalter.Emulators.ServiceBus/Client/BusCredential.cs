using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;

namespace Azure.Messaging.ServiceBus;

/// <summary>What a client shows at <c>$cbs</c> before it uses an entity.</summary>
/// <param name="Text">The token.</param>
/// <param name="Kind">How <c>$cbs</c> names its sort.</param>
/// <param name="Expires">When it is no longer worth anything.</param>
internal sealed record BusToken(string Text, string Kind, DateTimeOffset Expires)
{
    public const string Signature = "servicebus.windows.net:sastoken";
    public const string Jwt = "jwt";
}

/// <summary>Where tokens come from.</summary>
internal abstract class BusCredential
{
    /// <param name="audience">The entity's address.</param>
    /// <param name="now">The token's life begins here.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public abstract ValueTask<BusToken> GetAsync(string audience, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>Signs tokens with the key of a connection string.</summary>
internal sealed class SharedKeyCredential(string keyName, string key) : BusCredential
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(20);

    public override ValueTask<BusToken> GetAsync(string audience, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var resource = WebUtility.UrlEncode(audience.ToLowerInvariant());
        var expires = now + Life;
        var end = expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{resource}\n{end}")));
        return new(new BusToken(
            $"SharedAccessSignature sr={resource}&sig={WebUtility.UrlEncode(signature)}&se={end}&skn={WebUtility.UrlEncode(keyName)}",
            BusToken.Signature, expires));
    }
}

/// <summary>Shows a token signed elsewhere, for as long as it lasts.</summary>
internal sealed class SharedSignatureCredential(string signature) : BusCredential
{
    public override ValueTask<BusToken> GetAsync(string audience, DateTimeOffset now, CancellationToken cancellationToken) =>
        new(new BusToken(signature, BusToken.Signature, DateTimeOffset.MaxValue));
}

/// <summary>Asks Microsoft Entra ID, for instance as a managed identity.</summary>
internal sealed class IdentityCredential(TokenCredential credential) : BusCredential
{
    private static readonly string[] Scopes = ["https://servicebus.azure.net/.default"];

    public override async ValueTask<BusToken> GetAsync(string audience, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var token = await credential.GetTokenAsync(new TokenRequestContext(Scopes), cancellationToken);
        return new(token.Token, BusToken.Jwt, token.ExpiresOn);
    }
}
