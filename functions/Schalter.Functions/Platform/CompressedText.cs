using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace Schalter.Functions.Platform;

/// <summary>
/// A text, sent compressed to everybody who can read that: nobody between here and a browser does so, and a page carries its style.
/// Done by the answer itself, as there is no pipeline of the web framework's for its own compression to stand in. Nothing is betrayed
/// by its length: see docs/adr/0056-compressed-answers.md.
/// </summary>
internal sealed class CompressedText(ReadOnlyMemory<byte> text, string type, int status = StatusCodes.Status200OK) : IResult
{
    /// <summary>The better first.</summary>
    private static readonly string[] Codings = ["br", "gzip"];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var response = httpContext.Response;
        var coding = Coding(httpContext.Request);
        var body = coding is null ? text : Compress(coding);
        response.StatusCode = status;
        response.ContentType = type;
        response.ContentLength = body.Length;
        response.Headers.Append("Vary", "Accept-Encoding");
        if (coding is not null)
        {
            response.Headers.ContentEncoding = coding;
        }

        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }

    /// <summary>What the caller likes best of what we can; null for the text as it is.</summary>
    private static string? Coding(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        return Codings.Select(coding => (coding, quality: Quality(coding))).Where(c => c.quality > 0)
            .OrderByDescending(c => c.quality).FirstOrDefault().coding;

        double Quality(string coding) => (accepted.FirstOrDefault(a => a.Value.Equals(coding, StringComparison.OrdinalIgnoreCase))
            ?? accepted.FirstOrDefault(a => a.Value == "*")) is { } named ? named.Quality ?? 1 : 0;
    }

    private ReadOnlyMemory<byte> Compress(string coding)
    {
        using var sent = new MemoryStream();
        using (Stream packer = coding == "br"
            ? new BrotliStream(sent, CompressionLevel.Optimal, leaveOpen: true)
            : new GZipStream(sent, CompressionLevel.Optimal, leaveOpen: true))
        {
            packer.Write(text.Span);
        }

        return sent.GetBuffer().AsMemory(0, (int)sent.Length);
    }
}
