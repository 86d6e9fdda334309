using System.IO.Compression;
using System.Text;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging.Abstractions;
using Schalter.Services.Content;
using Schalter.Services.Forms;
using Schalter.Services.Pages.Site;
using Schalter.Services.Platform;
using Schalter.Services.Tests.Appointments.Bookings;
using Schalter.Services.Tests.Content;

namespace Schalter.Services.Tests.Pages.Site;

/// <summary>The website in its container, made of few files here: that pages show the content is tested where they are built.</summary>
public sealed class RenderSiteTests(StorageFixture storage) : IAsyncLifetime
{
    private const string Title = "contact.title";

    /// <summary>More calls than it makes: the last numbers show that it came to an end.</summary>
    private const int MostCalls = 20;

    private SiteContainer site = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private TestOffice Office => site.Office;

    private BlobContainerClient Container => site.Blobs;

    public async ValueTask InitializeAsync() => site = await SiteContainer.OpenAsync(storage);

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task ChangedContent_ReachesThePagesItTouches_AndNoOthers()
    {
        await RenderAsync();
        var (title, still) = (await TagAsync("title.html"), await TagAsync("assets/a.css"));
        Assert.Equal(("Kontakt zur Ausländerbehörde", "text/html; charset=utf-8"), await ReadAsync("title.html"));

        await Office.PutAsync(OfficeContent.ContactTexts, OfficeContent.Texts(OfficeContent.ContactTexts, ("title", "Fragen Sie uns")));
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

        await Office.PutAsync(OfficeContent.ContactTexts, OfficeContent.Texts(OfficeContent.ContactTexts, ("title", "Fragen Sie uns")));
        await RenderAsync();
        Assert.False(await Container.GetBlobClient("old/index.html").ExistsAsync(Stop));
    }

    /// <summary>Another app, which makes other pages, dies at every single call to storage; then the first one is put back.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeathAtAnyCall_IsMended_ThoughTheContentIsWhatItWas(bool behind)
    {
        await RenderAsync();
        var deaths = 0;
        for (var call = 1; call <= MostCalls; call++)
        {
            var death = new DyingProcess.DeathPolicy(call, behind);
            await Record.ExceptionAsync(() => RenderAsync(new SitePlace(Dying(death), SiteOptions.Parse("https://other.example", null, null))
            {
                Build = (_, _) => [new("title.html", "other"u8.ToArray()), new("new/index.html", "new"u8.ToArray())],
            }));
            deaths += death.HasCome ? 1 : 0;

            await EndLeaseAsync();
            await RenderAsync();
            Assert.Equal("Kontakt zur Ausländerbehörde", (await ReadAsync("title.html")).Text);
            Assert.False(await Container.GetBlobClient("new/index.html").ExistsAsync(Stop));
        }

        Assert.InRange(deaths, 6, MostCalls - 1);
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
        var sender = Office.Get<MessageSender>();
        await new AnnounceContent(Place(Files), sender).KeepAsync(Office.Get<LiveContent>().Current, Stop);
        await new AnnounceContent(Place(Files) with { Store = null }, sender).KeepAsync(Office.Get<LiveContent>().Current, Stop);
        var message = Assert.Single((await Office.Queues.GetQueueClient(SiteOutdated.Queue).PeekMessagesAsync(10, Stop)).Value);
        Assert.Contains(Office.Get<LiveContent>().Current.Version, message.Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewDay_IsAnnounced_AndChangesThePagesThatSayIt()
    {
        SitePlace place = Place(Files) with { Build = (_, day) => [new("day.html", Encoding.UTF8.GetBytes($"{day:O}"))] };
        await RenderAsync(place);
        Assert.Equal("2026-11-23", (await ReadAsync("day.html")).Text);
        Office.Clock.SetUtcNow(new(2026, 11, 23, 23, 0, 10, TimeSpan.Zero));

        await new AnnounceDay(place, Office.Get<LiveContent>(), Office.Get<MessageSender>()).HandleAsync(Stop);
        Assert.Single((await Office.Queues.GetQueueClient(SiteOutdated.Queue).PeekMessagesAsync(10, Stop)).Value);
        await RenderAsync(place);
        Assert.Equal("2026-11-24", (await ReadAsync("day.html")).Text);
    }

    private static IReadOnlyList<SiteFile> Files(ContentSnapshot content) =>
        [new("title.html", Encoding.UTF8.GetBytes(content.Get<Texts>().Get("de", Title))), new("assets/a.css", "p{}"u8.ToArray())];

    private SitePlace Place(Func<ContentSnapshot, IReadOnlyList<SiteFile>> build) =>
        new(new SiteStore(Container), SiteOptions.Parse("https://functions.example", "https://amt.example", null)) { Build = (content, _) => build(content) };

    private SiteStore Dying(DyingProcess.DeathPolicy death)
    {
        var options = new BlobClientOptions();
        options.AddPolicy(death, HttpPipelinePosition.PerCall);
        return new(new BlobServiceClient(Office.Connection, options).GetBlobContainerClient(Container.Name));
    }

    /// <summary>That of somebody who died ends by itself within a minute.</summary>
    private async Task EndLeaseAsync()
    {
        var list = Container.GetBlobClient("site-files.json");
        if ((await list.GetPropertiesAsync(cancellationToken: Stop)).Value.LeaseState == LeaseState.Leased)
        {
            await list.GetBlobLeaseClient().BreakAsync(TimeSpan.Zero, cancellationToken: Stop);
        }
    }

    private Task RenderAsync(Func<ContentSnapshot, IReadOnlyList<SiteFile>>? build = null) => RenderAsync(Place(build ?? Files));

    private Task RenderAsync(SitePlace place) =>
        new RenderSite(place, Office.Get<RefreshContent>(), Office.Get<LiveContent>(), Office.Clock, NullLogger<RenderSite>.Instance)
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
