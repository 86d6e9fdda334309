using System.Net;
using System.Text.Json;

namespace Schalter.Functions.Tests;

/// <summary>A refusal as a program reads it (RFC 9457).</summary>
internal sealed record Problem(HttpStatusCode Status, string Code, string Body, IReadOnlyList<string> Errors)
{
    private const string Prefix = "urn:schalter:problem:";

    /// <summary>Reads the answer and checks what holds for every refusal: media type, matching status, texts, no inner detail.</summary>
    public static async Task<Problem> ReadAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var json = JsonElement.Parse(body);
        var type = json.GetProperty("type").GetString()!;
        Assert.StartsWith(Prefix, type, StringComparison.Ordinal);
        Assert.Equal((int)response.StatusCode, json.GetProperty("status").GetInt32());
        Assert.NotEmpty(json.GetProperty("title").GetString()!);
        Assert.NotEmpty(json.GetProperty("detail").GetString()!);
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
        var errors = json.TryGetProperty("errors", out var all) ? all.EnumerateArray().Select(Line) : [];
        return new(response.StatusCode, type[Prefix.Length..], body, [.. errors]);
    }

    public void Is(int status, string code) => Assert.Equal(((HttpStatusCode)status, code), (Status, Code));

    private static string Line(JsonElement error)
    {
        Assert.NotEmpty(error.GetProperty("text").GetString()!);
        return $"{error.GetProperty("pointer").GetString()} {error.GetProperty("code").GetString()}";
    }
}
