using Azure.Storage.Blobs;

namespace Schalter.Services.Tests.Pages.Site;

/// <summary>An office with an empty container for its website.</summary>
internal sealed class SiteContainer : IAsyncDisposable
{
    private SiteContainer(TestOffice office) => Office = office;

    public TestOffice Office { get; }

    public BlobContainerClient Blobs => Office.Blobs.GetBlobContainerClient("site");

    public static async Task<SiteContainer> OpenAsync(StorageFixture storage)
    {
        var site = new SiteContainer(await TestOffice.OpenAsync(storage));
        await site.Blobs.CreateAsync(cancellationToken: TestContext.Current.CancellationToken);
        return site;
    }

    public ValueTask DisposeAsync() => Office.DisposeAsync();
}
