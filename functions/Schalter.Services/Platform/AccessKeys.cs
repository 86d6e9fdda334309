using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;

namespace Schalter.Services.Platform;

/// <summary>
/// The secret that opens one case or booking: 128 bits derived from its reference, so it is never stored and can always be repeated
/// (a lost answer costs nothing). Text: version of the server's secret, a dot, 22 characters: <c>1.x3…</c>.
/// </summary>
public sealed class AccessKeys(ServiceSecrets secrets)
{
    private const int Bytes = 16;

    public string For(ReferenceNumber reference) => Make(secrets.Current, reference);

    /// <summary>Compares in constant time; a key of an unknown secret version is simply wrong.</summary>
    public bool Opens(ReferenceNumber reference, string? typed)
    {
        var key = typed is null ? null : TypedText.Seen(typed);
        var dot = key?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        return dot > 0
            && int.TryParse(key.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && secrets.Has(version)
            && CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.UTF8.GetBytes(key!), System.Text.Encoding.UTF8.GetBytes(Make(version, reference)));
    }

    private string Make(int version, ReferenceNumber reference) => string.Create(
        CultureInfo.InvariantCulture,
        $"{version}.{Base64Url.EncodeToString(secrets.Mac(version, "access-key", reference.Value).AsSpan(0, Bytes))}");
}
