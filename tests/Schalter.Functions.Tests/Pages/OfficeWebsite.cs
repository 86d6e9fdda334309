using Schalter.Emulators.Functions.Local;
using Schalter.Services.Pages;
using Schalter.Services.Pages.Site;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Tests.Pages;

/// <summary>
/// The website of the same content on a host of its own, from which forms are posted to the functions and to which mails lead. It is really
/// served: where a test puts in pages by the browser's routing, the browser's preflights are answered by the routing as well.
/// </summary>
internal sealed class OfficeWebsite : IAsyncDisposable
{
    private readonly TemporaryFolder folder;
    private readonly LocalSite host;
    private Lazy<int> files = new(0);

    private OfficeWebsite(TemporaryFolder folder, LocalSite host) => (this.folder, this.host) = (folder, host);

    /// <summary>Without a slash at its end.</summary>
    public string Origin => host.Address.GetLeftPart(UriPartial.Authority);

    public static async Task<OfficeWebsite> StartAsync()
    {
        var folder = new TemporaryFolder();
        return new(folder, await LocalSite.StartAsync(folder.Path, 0, CancellationToken.None));
    }

    /// <summary>Says what it is made of, for whoever is the first to look at it.</summary>
    public void MakeOf(string content, Uri functions) => files = new(() => SiteFolder.Write(folder.Path, BuildSite.Handle(
        SiteContent.Read(content, OfficeTime.Day(TimeProvider.System.GetUtcNow())),
        SiteOptions.Parse(functions.ToString(), Origin, FileLimits.Of(new IntakeLimits())))));

    /// <summary>Whole address of a page, as <c>ar/forms/contact/</c>.</summary>
    public string AddressOf(string page)
    {
        Assert.NotEqual(0, files.Value);
        return $"{Origin}/{page}";
    }

    /// <summary>Puts a page of somebody else beside those of the office.</summary>
    public string Put(string html)
    {
        var name = $"{Guid.NewGuid():N}.html";
        File.WriteAllText(Path.Combine(folder.Path, name), html);
        return $"{Origin}/{name}";
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        folder.Dispose();
    }
}
