using System.Buffers.Text;
using System.Text;

namespace Schalter.Services.Uploads.Resumable;

/// <summary>What a client says about its upload: header <c>Upload-Metadata</c>, pairs of a key and a base64 value with commas between.</summary>
public sealed record UploadMetadata
{
    /// <summary>Bytes of the header.</summary>
    private const int Longest = 2048;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private UploadMetadata(string text, IReadOnlyDictionary<string, string> values) =>
        (Text, FileName, Type) = (text, Find(values, "filename", "name"), Find(values, "filetype", "type") ?? string.Empty);

    /// <summary>As it came.</summary>
    public string Text { get; }

    /// <summary>The sender's word, not made harmless yet.</summary>
    public string? FileName { get; }

    /// <summary>The sender's word.</summary>
    public string Type { get; }

    /// <returns>Null when the header is malformed: then half a name would be worse than none.</returns>
    public static UploadMetadata? Parse(string? header)
    {
        var text = header?.Trim() ?? string.Empty;
        if (text.Length > Longest)
        {
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Trim().Split(' ');
            if (parts.Length > 2 || parts[0].Length == 0 || Decode(parts.ElementAtOrDefault(1)) is not { } value || !values.TryAdd(parts[0], value))
            {
                return null;
            }
        }

        return new(text, values);
    }

    private static string? Decode(string? base64)
    {
        if (string.IsNullOrEmpty(base64))
        {
            return string.Empty;
        }

        try
        {
            return Base64.IsValid(base64) ? Strict.GetString(Convert.FromBase64String(base64)) : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Clients that we know use the one word or the other.</summary>
    private static string? Find(IReadOnlyDictionary<string, string> values, params string[] keys) =>
        keys.Select(key => values.GetValueOrDefault(key)).FirstOrDefault(value => !string.IsNullOrEmpty(value));
}
