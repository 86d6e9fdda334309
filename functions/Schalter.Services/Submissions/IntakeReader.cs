using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <summary>Reads a request body of any accepted kind into an <see cref="Intake"/>, strictly as UTF-8 and within its limits.</summary>
public static class IntakeReader
{
    internal static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>RFC 8259 section 8.1 lets readers overlook it, and some programs write it.</summary>
    private const char ByteOrderMark = '\uFEFF';

    /// <returns>Null, or why the whole request must be refused.</returns>
    public static async Task<Refusal?> ReadAsync(Intake intake, string? contentType, Stream body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(intake);
        using var bounded = new BoundedStream(body, intake.Limits.RequestBytes);
        try
        {
            return MediaTypeHeaderValue.TryParse(contentType, out var type)
                ? await ReadAsync(intake, type, bounded, cancellationToken)
                : new("media-type-unsupported", 415);
        }
        catch (BodyTooLargeException large)
        {
            return Refusal.TooLarge("body-too-large", large.Limit);
        }
        catch (DecoderFallbackException)
        {
            return new("encoding-not-utf8", 400);
        }
        catch (JsonException)
        {
            return new("body-malformed", 400);
        }
    }

    private static async Task<Refusal?> ReadAsync(
        Intake intake, MediaTypeHeaderValue type, BoundedStream body, CancellationToken cancellationToken) =>
        type.MediaType.Value?.ToLowerInvariant() switch
        {
            "multipart/form-data" => await MultipartIntake.ReadAsync(intake, type, body, cancellationToken),
            "application/x-www-form-urlencoded" => ReadForm(intake, await TextAsync(body, cancellationToken)),
            "application/json" => ReadJson(intake, (await TextAsync(body, cancellationToken)).TrimStart(ByteOrderMark)),
            _ => new("media-type-unsupported", 415),
        };

    private static Refusal? ReadForm(Intake intake, string text)
    {
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = at < 0 ? (pair, string.Empty) : (pair[..at], pair[(at + 1)..]);
            if (intake.AddField(Unescape(name), Unescape(value)) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>Percent-decodes to bytes first, so that what is not UTF-8 is refused rather than replaced.</summary>
    private static string Unescape(string text) =>
        StrictUtf8.GetString(System.Net.WebUtility.UrlDecodeToBytes(StrictUtf8.GetBytes(text), 0, StrictUtf8.GetByteCount(text))!);

    private static Refusal? ReadJson(Intake intake, string text)
    {
        var bytes = StrictUtf8.GetBytes(text);
        if (IsTooDeep(bytes))
        {
            return new("json-too-deep", 400, new FieldError(string.Empty, "too-deep"));
        }

        using var document = JsonDocument.Parse(bytes);
        var (answers, errors) = JsonAnswers.Read(document.RootElement);
        intake.AddErrors(errors);
        return intake.AddFields(answers);
    }

    /// <summary>
    /// Looked at before the document is built: that takes time with the square of the depth, minutes for a body of one megabyte.
    /// </summary>
    private static bool IsTooDeep(byte[] json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= AnswerLimits.MaxDepth)
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<string> TextAsync(BoundedStream body, CancellationToken cancellationToken)
    {
        using var small = new BoundedStream(body, Intake.TextBytes);
        using var buffer = new MemoryStream();
        await small.CopyToAsync(buffer, cancellationToken);
        return StrictUtf8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
