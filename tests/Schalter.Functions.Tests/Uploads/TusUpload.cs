using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Schalter.Functions.Tests.Uploads;

/// <summary>One upload over HTTP, header by header.</summary>
internal sealed class TusUpload(Counter counter, string address)
{
    private const string Prefix = "/api/";
    private static readonly (string, string) Version = ("Tus-Resumable", "1.0.0");

    /// <summary>Path below <c>/api</c>.</summary>
    public string Path => address[Prefix.Length..];

    public string Id => address.Split('/')[^1];

    public static Task<HttpResponseMessage> BeginAsync(Counter counter, HttpContent? first = null, params (string, string)[] headers) =>
        counter.SendAsync(HttpMethod.Post, "uploads", first, [Version, .. headers]);

    public static async Task<TusUpload> BegunAsync(Counter counter, int length, string name = "Pass.pdf")
    {
        using var begun = await BeginAsync(
            counter, null, ("Upload-Length", $"{length}"), ("Upload-Metadata", $"filename {Convert.ToBase64String(Encoding.UTF8.GetBytes(name))}"));
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        return new(counter, begun.Headers.Location!.OriginalString);
    }

    public static HttpContent Bytes(byte[] bytes, string type = "application/offset+octet-stream")
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    /// <summary>Head of a request whose body a test sends by itself.</summary>
    public static string HeadersOf(long offset, int bytes) =>
        $"Tus-Resumable: 1.0.0\r\nUpload-Offset: {offset}\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: {bytes}";

    /// <summary>The same upload at another process.</summary>
    public TusUpload At(Counter other) => new(other, address);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, HttpContent? body = null, params (string, string)[] headers) =>
        counter.SendAsync(method, Path, body, [Version, .. headers]);

    public Task<HttpResponseMessage> PatchAsync(long offset, byte[] bytes) =>
        SendAsync(HttpMethod.Patch, Bytes(bytes), ("Upload-Offset", $"{offset}"));

    public async Task<long> OffsetAsync()
    {
        using var shown = await SendAsync(HttpMethod.Head);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        return long.Parse(Header(shown, "Upload-Offset")!, null);
    }

    public static string? Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
