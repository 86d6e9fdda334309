using Azure;
using Azure.Data.Tables;

namespace Schalter.Services.Submissions;

/// <summary>Who sent a content first: one row per content hash, inserted if absent.</summary>
public sealed class DuplicateStore(TableServiceClient tables)
{
    private const string RowKey = "first";
    private const string Reference = "Reference";
    private const string ReceivedAt = "ReceivedAt";
    private readonly TableClient table = tables.GetTableClient(SubmissionNames.DuplicatesTable);

    /// <summary>Claims a content for a reference.</summary>
    /// <returns>The reference and time of receipt that holds the claim: the own one, or an earlier one.</returns>
    public async Task<(string Reference, DateTimeOffset ReceivedAt)> ClaimAsync(
        string contentHash, string reference, DateTimeOffset receivedAt, CancellationToken cancellationToken)
    {
        try
        {
            await table.AddEntityAsync(Row(contentHash, reference, receivedAt), cancellationToken);
            return (reference, receivedAt);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            var row = (await table.GetEntityAsync<TableEntity>(contentHash, RowKey, cancellationToken: cancellationToken)).Value;
            return (row.GetString(Reference), row.GetDateTimeOffset(ReceivedAt)!.Value);
        }
    }

    /// <summary>Takes over a claim whose holder is too old or closed. Two takers at once may both win: two cases, nothing lost.</summary>
    public Task TakeOverAsync(string contentHash, string reference, DateTimeOffset receivedAt, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(Row(contentHash, reference, receivedAt), TableUpdateMode.Replace, cancellationToken);

    public Task DeleteAsync(string contentHash, CancellationToken cancellationToken) =>
        table.DeleteEntityAsync(contentHash, RowKey, ETag.All, cancellationToken);

    private static TableEntity Row(string contentHash, string reference, DateTimeOffset receivedAt) => new(contentHash, RowKey)
    {
        [Reference] = reference,
        [ReceivedAt] = receivedAt,
    };
}
