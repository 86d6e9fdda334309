using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Schalter.Functions.Platform;

/// <summary>Answers that are the same for everybody and may be kept for a while; who has the same already is told so (304).</summary>
internal static class PublicAnswers
{
    /// <summary>An office's change of a form or text is seen by everybody soon.</summary>
    private const string Kept = "public, max-age=60";

    /// <param name="language">Language of its texts; part of the tag, as is the type.</param>
    public static IResult Of(HttpRequest request, string content, string type, string language)
    {
        VaryByPreference(request);
        var headers = request.HttpContext.Response.Headers;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{type}\n{language}\n{content}"));
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}\"");
        headers.ETag = tag.ToString();
        headers.CacheControl = Kept;
        headers.ContentLanguage = language;
        headers.XContentTypeOptions = "nosniff";
        return request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known.Tag == "*")
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Text(content, type, Encoding.UTF8);
    }

    /// <summary>Says to caches that the answer hangs on what the caller likes to read.</summary>
    public static void VaryByPreference(HttpRequest request) => request.HttpContext.Response.Headers.Append("Vary", "Accept, Accept-Language");
}
