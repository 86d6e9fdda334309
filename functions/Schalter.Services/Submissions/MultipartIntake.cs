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
        if (PartName.Of(part.ContentDisposition) is not var (name, fileName))
        {
            return new("body-malformed", 400);
        }

        if (name.StartsWith(Intake.DocumentPrefix, StringComparison.Ordinal))
        {
            return await intake.AddFileAsync(name, fileName, part.ContentType, part, cancellationToken);
        }

        return await ReadTextAsync(part, intake.Limits.FieldBytes, cancellationToken) is { } text
            ? intake.AddField(name, text)
            : new("answers-invalid", 422, new FieldError(name, "too-long", ("max", $"{intake.Limits.FieldBytes}")));
    }

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
