using System.Globalization;
using Microsoft.AspNetCore.Http;
using Schalter.Functions.Platform;
using Schalter.Services.Platform;
using Schalter.Services.Uploads.Resumable;

namespace Schalter.Functions.Uploads;

/// <summary>The headers of tus 1.0 (https://tus.io/protocols/resumable-upload), the same for all of its requests.</summary>
internal static class Tus
{
    public const string Route = "uploads";
    public const string BodyType = "application/offset+octet-stream";
    public const string Extensions = "creation,creation-with-upload,termination,expiration";

    private const string Version = "1.0.0";
    private const string Resumable = "Tus-Resumable";
    private const string Offset = "Upload-Offset";
    private const string Length = "Upload-Length";
    private const string Metadata = "Upload-Metadata";

    public static void Describe(HttpResponse response, long largest)
    {
        Open(response);
        response.Headers["Tus-Version"] = Version;
        response.Headers["Tus-Extension"] = Extensions;
        response.Headers["Tus-Max-Size"] = Text(largest);
    }

    /// <returns>Null, or why the request cannot be understood.</returns>
    public static Refusal? Begin(HttpRequest request)
    {
        Open(request.HttpContext.Response);
        if (request.Headers[Resumable] == Version)
        {
            return null;
        }

        request.HttpContext.Response.Headers["Tus-Version"] = Version;
        return new("tus-version-unsupported", 412);
    }

    /// <summary>Whether the body holds bytes of the document.</summary>
    public static bool BringsBytes(HttpRequest request) => string.Equals(request.ContentType, BodyType, StringComparison.OrdinalIgnoreCase);

    public static long? OffsetOf(HttpRequest request) => Number(request.Headers[Offset]);

    public static CreateUploadRequest Announced(HttpRequest request) => new(Number(request.Headers[Length]), request.Headers[Metadata]);

    /// <summary>Says how far an upload has come and until when it can go on.</summary>
    public static void Tell(HttpResponse response, UploadProgress progress)
    {
        response.Headers[Offset] = Text(progress.Offset);
        response.Headers["Upload-Expires"] = progress.Upload.Id.ExpiresAt.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>Says what was announced, too.</summary>
    public static void TellAll(HttpResponse response, UploadProgress progress)
    {
        Tell(response, progress);
        response.Headers[Length] = Text(progress.Upload.Length);
        if (progress.Upload.Metadata.Text is { Length: > 0 } metadata)
        {
            response.Headers[Metadata] = metadata;
        }
    }

    public static string Address(Upload upload) => $"{HttpAnswers.ApiBase}/{Route}/{upload.Id}";

    private static void Open(HttpResponse response)
    {
        response.Headers[Resumable] = Version;
        response.Headers.CacheControl = "no-store";
    }

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
