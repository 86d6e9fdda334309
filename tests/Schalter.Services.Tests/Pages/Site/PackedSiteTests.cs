using System.Net;
using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Sas;
using Schalter.Services.Pages.Site;

namespace Schalter.Services.Tests.Pages.Site;

/// <summary>How the website's files lie in their container: storage sends them as they lie there.</summary>
public sealed class PackedSiteTests(StorageFixture storage) : IAsyncLifetime
{
    private static readonly string Page = "<p>Сторінка" + new string('.', 10_000);

    private SiteContainer site = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private BlobContainerClient Container => site.Blobs;

    public async ValueTask InitializeAsync() => site = await SiteContainer.OpenAsync(storage);

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData("uk/index.html", "text/html; charset=utf-8", "gzip")]
    [InlineData("assets/site.css", "text/css; charset=utf-8", "gzip")]
    [InlineData("assets/form.js", "text/javascript; charset=utf-8", "gzip")]
    [InlineData("sitemap.xml", "application/xml; charset=utf-8", "gzip")]
    [InlineData("robots.txt", "text/plain; charset=utf-8", "gzip")]
    [InlineData("assets/letter.woff2", "application/octet-stream", null)]
    public async Task File_IsSentSoThatABrowserCanReadIt(string path, string type, string? coding)
    {
        await new SiteStore(Container).WriteAsync(new(path, Encoding.UTF8.GetBytes(Page)), Stop);
        var address = Container.GetBlobClient(path).GenerateSasUri(BlobSasPermissions.Read, DateTimeOffset.UtcNow.AddHours(1));

        using var plain = new HttpClient();
        using var sent = await plain.GetAsync(address, Stop);
        Assert.Equal((type, coding), (sent.Content.Headers.ContentType?.ToString(), sent.Content.Headers.ContentEncoding.SingleOrDefault()));
        Assert.Equal(coding is not null, sent.Content.Headers.ContentLength < 1_000);

        using var browser = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.All });
        Assert.Equal(Page, await browser.GetStringAsync(address, Stop));
    }

    /// <summary>A list of before says nothing of how files lie there, and its hashes are those of the same texts.</summary>
    [Fact]
    public async Task ListOfTheTimeBefore_IsNotBelieved_ThatOfNowIs()
    {
        var store = new SiteStore(Container);
        await Container.GetBlobClient("site-files.json").UploadAsync(BinaryData.FromString("""{"version":"v1","files":{"index.html":"abc"}}"""), Stop);
        var before = await store.ListAsync(Stop);
        Assert.Equal((string.Empty, SiteList.Unknown("index.html")), (before.Version, Assert.Single(before.Files)));

        await using (var claim = await store.ClaimAsync(Stop))
        {
            await claim.SaveAsync(new("v2", new Dictionary<string, string> { ["index.html"] = "abc" }), Stop);
        }

        var now = await store.ListAsync(Stop);
        Assert.Equal(("v2", KeyValuePair.Create("index.html", "abc")), (now.Version, Assert.Single(now.Files)));
    }
}
