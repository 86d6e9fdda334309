using Azure;
using Azure.Data.Tables;
using Schalter.Services.Platform;

namespace Schalter.Services.Protection.Proofs;

/// <summary>
/// Which proofs are used up. A row that can be added only once is the lock for all instances; by the hour in which the proof expires
/// anyway, so that old ones go by whole partitions. The rest of the key spreads a rush over sixteen.
/// </summary>
public sealed class SpentProofStore(TableServiceClient tables)
{
    private readonly TableClient table = tables.GetTableClient(ProtectionNames.Challenges);

    /// <param name="id">Hexadecimal.</param>
    /// <returns>Whether nobody has used it before.</returns>
    public async Task<bool> SpendAsync(string id, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        try
        {
            await table.AddEntityAsync(new TableEntity(Hours.Of(expiresAt) + id[0], id), cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Forgets those that expired before that hour.</summary>
    public Task PurgeAsync(DateTimeOffset hour, CancellationToken cancellationToken) => table.RemoveBeforeAsync(hour, cancellationToken);
}
