using Azure;
using Azure.Data.Tables;
using Schalter.Services.Platform;

namespace Schalter.Services.Uploads.Resumable;

/// <summary>One row per upload, below the hour in which it began, so that old ones go by whole partitions.</summary>
public sealed class UploadRowStore(TableServiceClient tables)
{
    public const string Table = "Uploads";

    private const string Length = "Length";
    private const string Metadata = "Metadata";
    private const string Turn = "Turn";
    private const string Sha256 = "Sha256";
    private readonly TableClient table = tables.GetTableClient(Table);

    public async Task<Upload> AddAsync(UploadId id, long length, UploadMetadata metadata, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        var row = Row(id);
        row[Length] = length;
        row[Metadata] = metadata.Text;

        // An answer that was lost is asked for again: writing the same row twice changes nothing.
        var written = await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        return new(id, length, metadata, 0, null, written.Headers.ETag!.Value.ToString());
    }

    public async Task<Upload?> LoadAsync(UploadId id, CancellationToken cancellationToken)
    {
        var place = Row(id);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(place.PartitionKey, place.RowKey, cancellationToken: cancellationToken);
        return found is { HasValue: true, Value: { } row }
            ? new(
                id, row.GetInt64(Length)!.Value, UploadMetadata.Parse(row.GetString(Metadata))!, row.GetInt32(Turn) ?? 0, row.GetString(Sha256), row.ETag.ToString())
            : null;
    }

    /// <summary>Takes the turn from whoever has it.</summary>
    /// <returns>Null when somebody else took it since the upload was loaded, or when it was finished or removed.</returns>
    public async Task<Upload?> TakeTurnAsync(Upload upload, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        var row = Row(upload.Id);
        row[Turn] = upload.Turn + 1;
        try
        {
            var written = await table.UpdateEntityAsync(row, new ETag(upload.Version), TableUpdateMode.Merge, cancellationToken);
            return upload with { Turn = upload.Turn + 1, Version = written.Headers.ETag!.Value.ToString() };
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Notes that everything is here; again without harm.</summary>
    /// <returns>Null when the upload was removed meanwhile.</returns>
    public async Task<Upload?> FinishAsync(Upload upload, string sha256, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        var row = Row(upload.Id);
        row[Sha256] = sha256;
        try
        {
            var written = await table.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Merge, cancellationToken);
            return upload with { Sha256 = sha256, Version = written.Headers.ETag!.Value.ToString() };
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <returns>False when it changed since it was loaded: it may be finished now.</returns>
    public async Task<bool> RemoveAsync(Upload upload, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        var row = Row(upload.Id);
        try
        {
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, new ETag(upload.Version), cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            return false;
        }
    }

    /// <summary>Forgets those that began before that hour.</summary>
    public Task PurgeAsync(DateTimeOffset hour, CancellationToken cancellationToken) => table.RemoveBeforeAsync(hour, cancellationToken);

    private static TableEntity Row(UploadId id) => new(Hours.Of(id.OpenedAt), id.Value);
}
