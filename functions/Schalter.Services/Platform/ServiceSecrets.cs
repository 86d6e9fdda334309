using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Schalter.Services.Platform;

/// <summary>
/// The server's secrets by version. Keys and references are derived from them and never stored, so a secret may only be
/// retired when nothing derived from it is alive any more: new ones get a new number, <c>Secrets:Current</c> names the one in use.
/// </summary>
public sealed class ServiceSecrets(int current, IReadOnlyDictionary<int, byte[]> byVersion)
{
    private const int LeastBytes = 16;

    /// <summary>The version used for what is derived from now on.</summary>
    public int Current { get; } = current;

    /// <summary>Reads <c>Secrets:Current</c> (default 1) and <c>Secrets:{n}</c> (base64).</summary>
    /// <exception cref="InvalidOperationException">The current secret is missing, not base64 or shorter than 16 bytes.</exception>
    public static ServiceSecrets From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection("Secrets");
        var current = section.GetValue("Current", 1);
        var byVersion = new Dictionary<int, byte[]>();
        foreach (var child in section.GetChildren().Where(c => int.TryParse(c.Key, out _)))
        {
            byVersion[int.Parse(child.Key, System.Globalization.CultureInfo.InvariantCulture)] = Decode(child.Key, child.Value);
        }

        return byVersion.ContainsKey(current)
            ? new(current, byVersion)
            : throw new InvalidOperationException($"Setting Secrets:{current} is missing (base64, at least {LeastBytes} random bytes).");
    }

    /// <summary>All that are set.</summary>
    public IEnumerable<int> Versions => byVersion.Keys;

    public bool Has(int version) => byVersion.ContainsKey(version);

    /// <summary>HMAC-SHA256 over purpose and data, so that a value made for one purpose never serves another.</summary>
    public byte[] Mac(int version, string purpose, string data) => Mac(version, purpose, Encoding.UTF8.GetBytes(data));

    /// <inheritdoc cref="Mac(int, string, string)"/>
    public byte[] Mac(int version, string purpose, ReadOnlySpan<byte> data)
    {
        byte[] content = [.. Encoding.UTF8.GetBytes(purpose), 0, .. data];
        return HMACSHA256.HashData(byVersion[version], content);
    }

    private static byte[] Decode(string version, string? value)
    {
        var bytes = new byte[value?.Length ?? 0];
        return Convert.TryFromBase64String(value ?? string.Empty, bytes, out var length) && length >= LeastBytes
            ? bytes[..length]
            : throw new InvalidOperationException($"Setting Secrets:{version} is not base64 of at least {LeastBytes} bytes.");
    }
}
