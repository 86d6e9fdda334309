using System.IO.Compression;
using System.Text;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using Schalter.Services.Content;
using Schalter.Services.Forms;
using Schalter.Services.Pages.Site;
using Schalter.Services.Tests.Content;

namespace Schalter.Services.Tests.Pages.Site;

/// <summary>The website in its container, made of few files here: that pages show the content is tested where they are built.</summary>
public sealed class RenderSiteTests(StorageFixture storage) : IAsyncLifetime
{
    private const string Title = "contact.title";

    private TestOffice office = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private BlobContainerClient Container => office.Blobs.GetBlobContainerClient("site");

    public async ValueTask InitializeAsync()
    {
        office = await TestOffice.OpenAsync(storage);
        await Container.CreateAsync(cancellationToken: Stop);
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task ChangedContent_ReachesThePagesItTouches_AndNoOthers()
    {
        await RenderAsync();
        var (title, still) = (await TagAsync("title.html"), await TagAsync("assets/a.css"));
        Assert.Equal(("Kontakt zur Ausländerbehörde", "text/html; charset=utf-8"), await ReadAsync("title.html"));

        await office.PutAsync(OfficeContent.ContactTexts, OfficeContent.Texts(OfficeContent.ContactTexts, ("title", "Fragen Sie uns")));
        await RenderAsync();
        Assert.Equal("Fragen Sie uns", (await ReadAsync("title.html")).Text);
        Assert.NotEqual(title, await TagAsync("title.html"));
        Assert.Equal(still, await TagAsync("assets/a.css"));
    }

    [Fact]
    public async Task DeliveredTwice_WritesNothingTheSecondTime()
    {
        await RenderAsync();
        var tags = (await TagAsync("title.html"), await TagAsync("site-files.json"));
        await RenderAsync();
        Assert.Equal(tags, (await TagAsync("title.html"), await TagAsync("site-files.json")));
    }

    [Fact]
    public async Task PageThatIsGone_IsTakenAway()
    {
        await RenderAsync(c => [.. Files(c), new("old/index.html", "old"u8.ToArray())]);
        Assert.Equal("old", (await ReadAsync("old/index.html")).Text);

        await office.PutAsync(OfficeContent.ContactTexts, OfficeContent.Texts(OfficeContent.ContactTexts, ("title", "Fragen Sie uns")));
        await RenderAsync();
        Assert.False(await Container.GetBlobClient("old/index.html").ExistsAsync(Stop));
    }

    /// <summary>What a dying instance has written is not in the list: nobody may take it for what the list said before.</summary>
    [Fact]
    public async Task DeathWhileWriting_IsMended_ThoughTheContentIsWhatItWas()
    {
        await RenderAsync();
        var store = new SiteStore(Container);
        await using (var claim = await store.ClaimAsync(Stop))
        {
            var known = (await store.ListAsync(Stop)).Files.Where(f => f.Key != "title.html");
            await claim.SaveAsync(new(string.Empty, known.Append(SiteList.Unknown("title.html")).ToDictionary()), Stop);
            await store.WriteAsync(new("title.html", "half"u8.ToArray()), Stop);
        }

        await RenderAsync();
        Assert.Equal("Kontakt zur Ausländerbehörde", (await ReadAsync("title.html")).Text);
    }

    [Fact]
    public async Task WhileSomebodyWrites_AnotherWaits()
    {
        var store = new SiteStore(Container);
        await using (await store.ClaimAsync(Stop))
        {
            await Assert.ThrowsAsync<SiteBusyException>(() => RenderAsync());
        }

        await RenderAsync();
        Assert.Equal("Kontakt zur Ausländerbehörde", (await ReadAsync("title.html")).Text);
    }

    [Fact]
    public async Task OtherContent_IsAnnounced_WhereThereIsAWebsite()
    {
        var sender = office.Get<Schalter.Services.Platform.MessageSender>();
        await new AnnounceContent(Place(Files), sender).KeepAsync(office.Get<LiveContent>().Current, Stop);
        await new AnnounceContent(Place(Files) with { Store = null }, sender).KeepAsync(office.Get<LiveContent>().Current, Stop);
        var message = Assert.Single((await office.Queues.GetQueueClient(SiteOutdated.Queue).PeekMessagesAsync(10, Stop)).Value);
        Assert.Contains(office.Get<LiveContent>().Current.Version, message.Body.ToString(), StringComparison.Ordinal);
    }

    private static IReadOnlyList<SiteFile> Files(ContentSnapshot content) =>
        [new("title.html", Encoding.UTF8.GetBytes(content.Get<Texts>().Get("de", Title))), new("assets/a.css", "p{}"u8.ToArray())];

    private SitePlace Place(Func<ContentSnapshot, IReadOnlyList<SiteFile>> build) =>
        new(new SiteStore(Container), SiteOptions.Parse("https://functions.example", "https://amt.example", null)) { Build = (content, _) => build(content) };

    private Task RenderAsync(Func<ContentSnapshot, IReadOnlyList<SiteFile>>? build = null) =>
        new RenderSite(Place(build ?? Files), office.Get<RefreshContent>(), office.Get<LiveContent>(), office.Clock, NullLogger<RenderSite>.Instance)
            .HandleAsync(new("any"), Stop);

    private async Task<(string Text, string Type)> ReadAsync(string path)
    {
        var blob = await Container.GetBlobClient(path).DownloadContentAsync(Stop);
        Assert.Equal("gzip", blob.Value.Details.ContentEncoding);
        using var text = new StreamReader(new GZipStream(blob.Value.Content.ToStream(), CompressionMode.Decompress));
        return (await text.ReadToEndAsync(Stop), blob.Value.Details.ContentType);
    }

    private async Task<string> TagAsync(string path) => (await Container.GetBlobClient(path).GetPropertiesAsync(cancellationToken: Stop)).Value.ETag.ToString();
}
