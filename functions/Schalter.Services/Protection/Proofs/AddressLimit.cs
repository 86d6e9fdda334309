using Microsoft.Extensions.Options;
using Schalter.Services.Platform;
using Schalter.Services.Protection.Networks;

namespace Schalter.Services.Protection.Proofs;

/// <summary>How many mails of a kind an address gets in an hour, whoever asks for them. It is kept as a keyed hash of the day, and cannot be read back.</summary>
public sealed class AddressLimit(LimitStore limits, ServiceSecrets secrets, IOptions<ProtectionSettings> settings, TimeProvider clock)
{
    private const int Bytes = 16;

    /// <param name="kind">Each has a number of its own.</param>
    /// <param name="mail">Id of the mail: asking again for the same takes nothing more.</param>
    public Task<bool> AllowsAsync(string kind, string address, string mail, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return limits.TakeOnceAsync(now, $"{kind}-{KeyOf(secrets, address, now)}", settings.Value.CodesPerAddress, mail, cancellationToken);
    }

    internal static string KeyOf(ServiceSecrets secrets, string address, DateTimeOffset now) => Convert.ToHexStringLower(
        secrets.Mac(secrets.Current, "proof-address", $"{Hours.Of(now)[..8]}|{address.ToLowerInvariant()}").AsSpan(0, Bytes));
}
