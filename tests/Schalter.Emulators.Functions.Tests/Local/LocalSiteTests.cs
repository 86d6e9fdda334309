using System.Net;
using Schalter.Emulators.Functions.Local;

namespace Schalter.Emulators.Functions.Tests.Local;

public sealed class LocalSiteTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false });
    private LocalSite site = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "de", "leer"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "de", "index.html"), "<p>Grüß Gott", Stop);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "index.html"), "<p>Languages", Stop);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "site.css"), "p{}", Stop);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "form.webmanifest"), "{}", Stop);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, ".secret"), "no", Stop);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "..", Path.GetFileName(folder.Path) + ".outside"), "no", Stop);
        site = await LocalSite.StartAsync(folder.Path, 0, Stop);
        http.BaseAddress = site.Address;
    }

    [Theory]
    [InlineData("de/", HttpStatusCode.OK, "text/html; charset=utf-8")]
    [InlineData("de", HttpStatusCode.MovedPermanently, null)]
    [InlineData("site.css", HttpStatusCode.OK, "text/css; charset=utf-8")]
    [InlineData("form.webmanifest", HttpStatusCode.OK, "application/manifest+json")]
    [InlineData("de/leer/", HttpStatusCode.NotFound, "text/html; charset=utf-8")]
    [InlineData(".secret", HttpStatusCode.NotFound, "text/html; charset=utf-8")]
    [InlineData("%2e%2e/%2e%2e/etc/passwd", HttpStatusCode.NotFound, "text/html; charset=utf-8")]
    public async Task Addresses_AreAnsweredWithTypeAndSecurityHeaders(string path, HttpStatusCode status, string? type)
    {
        using var response = await http.GetAsync(path, Stop);

        Assert.Equal((status, type), (response.StatusCode, response.Content.Headers.ContentType?.ToString()));
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("default-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip;q=0", null)]
    [InlineData("identity", null)]
    public async Task Page_IsSentCompressed_AsHostsDo(string accepted, string? coding)
    {
        using var browser = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site.Address, "de/"));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        using var response = await browser.SendAsync(request, Stop);

        Assert.Equal(coding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task FolderAbove_CannotBeReached()
    {
        using var response = await http.GetAsync($"..%2f{Path.GetFileName(folder.Path)}.outside", Stop);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task OwnNotFoundPage_IsUsedWhenThereIsOne()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "404.html"), "<p>Hier ist nichts", Stop);

        using var response = await http.GetAsync("nowhere", Stop);

        Assert.Equal((HttpStatusCode.NotFound, "<p>Hier ist nichts"), (response.StatusCode, await response.Content.ReadAsStringAsync(Stop)));
    }

    [Fact]
    public async Task WebsiteThatIsNotBuiltYet_LetsTheBrowserComeAgain()
    {
        File.Delete(Path.Combine(folder.Path, "index.html"));

        using var response = await http.GetAsync("", Stop);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "1"), (response.StatusCode, response.Headers.GetValues("Refresh").Single()));
    }

    [Fact]
    public async Task PortTaken_IsSaidInOneLine()
    {
        var port = site.Address.Port;

        var refusal = await Assert.ThrowsAsync<LocalRunException>(() => LocalSite.StartAsync(folder.Path, port, Stop));

        Assert.StartsWith($"Port {port} for the website is taken", refusal.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        http.Dispose();
        File.Delete(folder.Path + ".outside");
        folder.Dispose();
    }
}
