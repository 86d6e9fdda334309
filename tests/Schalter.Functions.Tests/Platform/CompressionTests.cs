using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Schalter.Functions.Tests.Pages;

namespace Schalter.Functions.Tests.Platform;

/// <summary>What goes over the wire for a page and for what it fetches.</summary>
public sealed partial class CompressionTests(SystemFixture fixture, ChromiumFixture chromium)
{
    /// <summary>Of a first view, on a poor network.</summary>
    private const int MostBytes = 100_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("*", "br")]
    [InlineData("GZIP", "gzip")]
    [InlineData("br;q=0.5, gzip", "gzip")]
    [InlineData("gzip, br;q=0", "gzip")]
    [InlineData("gzip;q=0", null)]
    [InlineData("gzip;q=0, *;q=0", null)]
    [InlineData("identity", null)]
    [InlineData(null, null)]
    public async Task Caller_GetsTheBestThatItCanRead(string? accepted, string? coding)
    {
        foreach (var path in (string[])["forms", await ModuleAsync(), "embed.js", "nothing-here"])
        {
            using var plain = await GetAsync(path, null);
            using var response = await GetAsync(path, accepted);

            Assert.Equal(coding, response.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Contains("Accept-Encoding", response.Headers.Vary);
            Assert.Equal(Headers(plain), Headers(response));
            Assert.Equal(await plain.Content.ReadAsByteArrayAsync(Stop), await UnpackedAsync(response));
        }
    }

    [Fact]
    public async Task Head_SaysWhatGetWould()
    {
        using var get = await GetAsync("forms", "br");
        using var head = await fixture.Counter.SendAsync(HttpMethod.Head, "forms", null, ("Accept", "text/html"), ("Accept-Encoding", "br"));

        Assert.Equal(Headers(get), Headers(head));
        Assert.Equal(["br"], head.Content.Headers.ContentEncoding);
        Assert.Equal((await get.Content.ReadAsByteArrayAsync(Stop)).Length, head.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task OtherWebsite_IsStillToldApart()
    {
        using var response = await fixture.Counter.GetAsync("forms/contact", ("Accept", "text/html"), ("Accept-Encoding", "gzip"), ("Origin", SystemFixture.Website));

        Assert.Superset(new HashSet<string> { "Origin", "Accept-Encoding" }, response.Headers.Vary.ToHashSet());
        Assert.Equal(SystemFixture.Website, response.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task LargestForm_WithItsModules_ArrivesInLessThan100Kilobytes_AndIsShown()
    {
        var largest = await LargestAsync("uk");
        await using var context = await chromium.Browser.NewContextAsync(new() { BaseURL = fixture.Counter.Address.ToString() });
        context.SetDefaultTimeout(Chromium.Patience);
        var page = await context.NewPageAsync();
        var requests = new List<IRequest>();
        page.RequestFinished += (_, request) => requests.Add(request);
        await page.GotoAsync($"api/forms/{largest}?lang=uk", new() { WaitUntil = WaitUntilState.NetworkIdle });

        var sizes = await Task.WhenAll(requests.Where(r => !r.Url.StartsWith("data:", StringComparison.Ordinal)).Select(r => r.SizesAsync()));
        Assert.True(sizes.Length > 5, "Its modules were not fetched.");
        var sent = sizes.Sum(s => s.ResponseBodySize + s.ResponseHeadersSize);
        TestContext.Current.SendDiagnosticMessage("{0}: {1} bytes in {2} answers", largest, sent, sizes.Length);
        Assert.InRange(sent, 10_000, MostBytes);
        Assert.Matches(Cyrillic(), await page.Locator("h1").InnerTextAsync());
        Assert.True(await page.Locator(".contents .part").CountAsync() > 3, "Its modules did not run.");
    }

    /// <summary>By what is sent to everybody who can read nothing compressed.</summary>
    private async Task<string> LargestAsync(string language)
    {
        using var list = await fixture.Counter.GetAsync("forms");
        var forms = JsonElement.Parse(await list.Content.ReadAsStringAsync(Stop)).EnumerateArray().Select(f => f.GetProperty("id").GetString()!);
        var sizes = new Dictionary<string, int>();
        foreach (var form in forms)
        {
            using var page = await GetAsync($"forms/{form}?lang={language}", null);
            sizes[form] = (await page.Content.ReadAsByteArrayAsync(Stop)).Length;
        }

        return sizes.MaxBy(s => s.Value).Key;
    }

    private async Task<string> ModuleAsync()
    {
        using var embed = await GetAsync("embed.js", null);
        return Module().Match(await embed.Content.ReadAsStringAsync(Stop)).Value;
    }

    private Task<HttpResponseMessage> GetAsync(string path, string? accepted) =>
        fixture.Counter.GetAsync(path, [("Accept", "text/html"), .. accepted is null ? ((string, string)[])[] : [("Accept-Encoding", accepted)]]);

    /// <summary>All that say what an answer is, but not how it is packed.</summary>
    private static (HttpStatusCode, string) Headers(HttpResponseMessage response) => (response.StatusCode, string.Join('\n', response.Headers.Concat(response.Content.Headers)
        .Where(h => h.Key is not ("Content-Encoding" or "Content-Length" or "Date")).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order(StringComparer.Ordinal)));

    private static async Task<byte[]> UnpackedAsync(HttpResponseMessage response)
    {
        var sent = await response.Content.ReadAsStreamAsync(Stop);
        await using var text = response.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(sent, CompressionMode.Decompress),
            "gzip" => new GZipStream(sent, CompressionMode.Decompress),
            _ => sent,
        };
        using var all = new MemoryStream();
        await text.CopyToAsync(all, Stop);
        return all.ToArray();
    }

    [GeneratedRegex(@"assets/form\.[0-9a-f]{16}\.js")]
    private static partial Regex Module();

    [GeneratedRegex(@"\p{IsCyrillic}{3}")]
    private static partial Regex Cyrillic();
}
