using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Schalter.Services.Feedback.Reporting;

/// <param name="IsTold">Whether the office has its mail.</param>
public sealed record StoredReport(Week Week, bool IsTold);

/// <param name="Policy">Content security policy that the page works under; null for what is no page.</param>
public sealed record ReportFile(ReadOnlyMemory<byte> Bytes, string? Policy);

/// <summary>Reports in container <c>reports</c>: <c>2026-W48.html</c> and <c>2026-W48.csv</c>. The page is written last: it says that the report is there.</summary>
public sealed class ReportStore(BlobServiceClient blobs)
{
    public const string Container = "reports";
    private const string Page = ".html";
    private const string Table = ".csv";
    private const string Told = "told";
    private const string Policy = "policy";
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(ReportStore.Container);

    /// <summary>Latest first.</summary>
    public async Task<IReadOnlyList<StoredReport>> ListAsync(CancellationToken cancellationToken)
    {
        var found = new List<StoredReport>();
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, null, cancellationToken))
        {
            if (blob.Name.EndsWith(Page, StringComparison.Ordinal) && Week.Parse(blob.Name[..^Page.Length]) is { } week)
            {
                found.Add(new(week, blob.Metadata.ContainsKey(Told)));
            }
        }

        return [.. found.OrderByDescending(r => r.Week.First)];
    }

    /// <param name="policy">Content security policy of the page.</param>
    public async Task SaveAsync(Week week, string csv, string html, string policy, CancellationToken cancellationToken)
    {
        await container.GetBlobClient(week + Table).UploadAsync(
            BinaryData.FromString(csv), new BlobUploadOptions { HttpHeaders = new() { ContentType = "text/csv; charset=utf-8" } }, cancellationToken);
        try
        {
            await container.GetBlobClient(week + Page).UploadAsync(
                BinaryData.FromString(html),
                new BlobUploadOptions
                {
                    Conditions = new() { IfNoneMatch = ETag.All },
                    HttpHeaders = new() { ContentType = "text/html; charset=utf-8" },
                    Metadata = new Dictionary<string, string> { [Policy] = policy },
                },
                cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 412 || e.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            // another run was faster: the office has read that one, perhaps
        }
    }

    /// <summary>Notes that the office has its mail.</summary>
    public async Task NoteToldAsync(Week week, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(week + Page);
        var metadata = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value.Metadata;
        metadata[Told] = "true";
        await blob.SetMetadataAsync(metadata, cancellationToken: cancellationToken);
    }

    public Task<ReportFile?> FindPageAsync(Week week, CancellationToken cancellationToken) => FindAsync(week + Page, cancellationToken);

    public Task<ReportFile?> FindTableAsync(Week week, CancellationToken cancellationToken) => FindAsync(week + Table, cancellationToken);

    private async Task<ReportFile?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var found = (await container.GetBlobClient(name).DownloadContentAsync(cancellationToken)).Value;
            return new(found.Content.ToMemory(), found.Details.Metadata.TryGetValue(Policy, out var policy) ? policy : null);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }
}
