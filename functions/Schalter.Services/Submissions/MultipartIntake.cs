using System.Buffers;
using Microsoft.Net.Http.Headers;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <summary>Reads <c>multipart/form-data</c> part by part: documents go to storage while they arrive.</summary>
internal static class MultipartIntake
{
    private const int LongestBoundary = 70;

    public static async Task<Refusal?> ReadAsync(
        Intake intake, MediaTypeHeaderValue type, Stream body, CancellationToken cancellationToken)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > LongestBoundary)
        {
            return new("body-malformed", 400);
        }

        try
        {
            using var parts = new MultipartBody(body, boundary);
            while (await parts.NextAsync(cancellationToken))
            {
                if (await AddAsync(intake, parts, cancellationToken) is { } refusal)
                {
                    return refusal;
                }
            }

            return null;
        }
        catch (Exception e) when (e is InvalidDataException || (e is IOException && !cancellationToken.IsCancellationRequested))
        {
            return new("body-malformed", 400);
        }
    }

    private static async Task<Refusal?> AddAsync(Intake intake, MultipartBody part, CancellationToken cancellationToken)
    {
        if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition) || !disposition.Name.HasValue)
        {
            return new("body-malformed", 400);
        }

        var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? string.Empty;
        if (name.StartsWith(Intake.DocumentPrefix, StringComparison.Ordinal))
        {
            return await intake.AddFileAsync(name, FileName(disposition), part.ContentType, part, cancellationToken);
        }

        return await ReadTextAsync(part, intake.Limits.FieldBytes, cancellationToken) is { } text
            ? intake.AddField(name, text)
            : new("answers-invalid", 422, new FieldError(name, "too-long", ("max", $"{intake.Limits.FieldBytes}")));
    }

    /// <summary>
    /// Browsers write three characters of a name as <c>%22</c>, <c>%0D</c> and <c>%0A</c>, and no other, not even the percent sign (HTML
    /// standard, "multipart/form-data encoding algorithm"): so these three are read, and a name with <c>%20</c> in it stays as it is.
    /// </summary>
    internal static string? FileName(ContentDispositionHeaderValue disposition) => disposition.FileNameStar.HasValue
        ? disposition.FileNameStar.Value
        : HeaderUtilities.RemoveQuotes(disposition.FileName).Value?
            .Replace("%22", "\"", StringComparison.Ordinal).Replace("%0D", "\r", StringComparison.Ordinal).Replace("%0A", "\n", StringComparison.Ordinal);

    private static async Task<string?> ReadTextAsync(Stream body, int limit, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(limit + 1);
        try
        {
            var length = await body.ReadAtLeastAsync(buffer.AsMemory(0, limit + 1), limit + 1, false, cancellationToken);
            return length > limit ? null : IntakeReader.StrictUtf8.GetString(buffer, 0, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
