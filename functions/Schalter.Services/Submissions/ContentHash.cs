using System.Text;
using System.Text.Json;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <summary>Tells whether two submissions say the same, with a key, so that the hash alone reveals nothing about a person.</summary>
public static class ContentHash
{
    public static string Of(ServiceSecrets secrets, string form, Answers answers, IEnumerable<ManifestFile> files)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        var documents = files.Select(f => $"{f.Slot}:{f.Sha256}").Order(StringComparer.Ordinal);
        byte[] content =
        [
            .. Encoding.UTF8.GetBytes(form), (byte)'\n', .. JsonSerializer.SerializeToUtf8Bytes(answers), (byte)'\n',
            .. Encoding.UTF8.GetBytes(string.Join('\n', documents)),
        ];
        return Convert.ToHexStringLower(secrets.Mac(secrets.Current, "content", content));
    }
}
