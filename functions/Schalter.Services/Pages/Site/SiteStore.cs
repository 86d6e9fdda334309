using System.IO.Compression;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Configuration;
using Schalter.Services.Platform;

namespace Schalter.Services.Pages.Site;

/// <summary>
/// The container that the website is served from. Beside its pages lies the list of what it holds; who holds that list's lease is the
/// only one to write.
/// </summary>
public sealed class SiteStore(BlobContainerClient container)
{
    private const string ListName = "site-files.json";

    /// <summary>How texts lie there: storage does not compress what it serves, and every browser reads this.</summary>
    private const string Coding = "gzip";

    /// <summary>What storage serves as a website.</summary>
    private const string Container = "$web";

    /// <summary>The longest that storage gives; whoever dies meanwhile keeps others away no longer than this.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".xml"] = "application/xml; charset=utf-8",
        [".txt"] = "text/plain; charset=utf-8",
    };

    /// <summary>That of setting <c>Site:blobServiceUri</c>, the account that serves the website; null where there is none, as in
    /// local runs.</summary>
    public static SiteStore? Open(IConfiguration configuration) => configuration["Site:blobServiceUri"] is { Length: > 0 } address
        ? new(
            new BlobServiceClient(new Uri(address), AppIdentity.For(configuration, StorageClients.Section))
                .GetBlobContainerClient(Container))
        : null;

    public async Task<SiteList> ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            var list = await container.GetBlobClient(ListName).DownloadContentAsync(cancellationToken);
            return JsonSerializer.Deserialize<SiteList>(list.Value.Content, JsonSerializerOptions.Web)?.Of(Coding) ?? SiteList.Empty;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return SiteList.Empty;
        }
    }

    /// <exception cref="SiteBusyException">Somebody else is writing.</exception>
    public async Task<SiteClaim> ClaimAsync(CancellationToken cancellationToken)
    {
        var list = container.GetBlobClient(ListName);
        try
        {
            await list.UploadAsync(
                BinaryData.FromObjectAsJson(SiteList.Empty, JsonSerializerOptions.Web),
                new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } }, cancellationToken);
        }
        catch (RequestFailedException there) when (there.Status is 409 or 412)
        {
            // somebody made it before
        }

        try
        {
            var lease = list.GetBlobLeaseClient();
            await lease.AcquireAsync(Lease, cancellationToken: cancellationToken);
            return new(list, lease, Coding);
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            throw new SiteBusyException();
        }
    }

    public Task WriteAsync(SiteFile file, CancellationToken cancellationToken)
    {
        var text = Types.GetValueOrDefault(Path.GetExtension(file.Path));
        var headers = new BlobHttpHeaders
        {
            ContentType = text ?? "application/octet-stream",
            ContentEncoding = text is null ? null : Coding,
            CacheControl = SiteAssets.IsAsset(file.Path) ? "public, max-age=31536000, immutable" : "public, max-age=30",
        };
        return container.GetBlobClient(file.Path).UploadAsync(
            text is null ? BinaryData.FromBytes(file.Bytes) : Compress(file.Bytes.Span), new BlobUploadOptions { HttpHeaders = headers }, cancellationToken);
    }

    public Task DeleteAsync(string path, CancellationToken cancellationToken) =>
        container.GetBlobClient(path).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken);

    private static BinaryData Compress(ReadOnlySpan<byte> text)
    {
        using var packed = new MemoryStream();
        using (var packer = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            packer.Write(text);
        }

        return BinaryData.FromBytes(packed.GetBuffer().AsMemory(0, (int)packed.Length));
    }
}

/// <summary>The right to write the website, for a minute.</summary>
public sealed class SiteClaim(BlobClient list, BlobLeaseClient lease, string coding) : IAsyncDisposable
{
    public Task SaveAsync(SiteList files, CancellationToken cancellationToken) => list.UploadAsync(
        BinaryData.FromObjectAsJson(files with { Coding = coding }, JsonSerializerOptions.Web),
        new BlobUploadOptions { Conditions = new() { LeaseId = lease.LeaseId }, HttpHeaders = new() { ContentType = "application/json" } },
        cancellationToken);

    /// <summary>Where this fails, the lease ends by itself.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await lease.ReleaseAsync();
        }
        catch (RequestFailedException lost) when (lost.Status is 0 or 409 or >= 500)
        {
            // it had run out, or storage is down
        }
    }
}

/// <summary>What the website's container holds.</summary>
/// <param name="Version">What it was rendered of; empty while it is being written.</param>
/// <param name="Files">Hash by path; empty where nobody knows what lies there.</param>
public sealed record SiteList(string Version, IReadOnlyDictionary<string, string> Files)
{
    /// <summary>How its texts lie there; null in lists of the time when they lay there as they are.</summary>
    public string? Coding { get; init; }

    /// <summary>Hashes are of the texts themselves: where those lie in another way, what lies there is as good as unknown.</summary>
    internal SiteList Of(string coding) => Coding == coding ? this : new(string.Empty, Files.Keys.Select(Unknown).ToDictionary());

    public static KeyValuePair<string, string> Unknown(string path) => new(path, string.Empty);

    public static SiteList Empty { get; } = new(string.Empty, new Dictionary<string, string>());
}

/// <summary>Another instance is writing the website.</summary>
public sealed class SiteBusyException : NotNowException
{
    public SiteBusyException()
        : base("Another instance is writing the website.")
    {
    }
}
