using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Schalter.Services.Office;

/// <summary>
/// The audit trail: each entry twice, below its day and below its case, so that both questions ("who was at it that day", "who saw
/// this case") read one partition.
/// </summary>
public sealed class AuditStore(TableServiceClient tables)
{
    public const string Table = "Audit";
    private const string Outcome = "Outcome";
    private const int RowsPerTransaction = 100;
    private readonly TableClient table = tables.GetTableClient(Table);

    /// <summary>Written again without harm, as the storage client does when an answer was lost.</summary>
    public Task AddAsync(AuditEntry entry, CancellationToken cancellationToken) =>
        Task.WhenAll(Places(entry).Select(place => table.UpsertEntityAsync(Write(place, entry), TableUpdateMode.Replace, cancellationToken)));

    public Task SetOutcomeAsync(AuditEntry entry, string outcome, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Task.WhenAll(Places(entry).Select(place => table.UpdateEntityAsync(
            new TableEntity(place, entry.Id) { [Outcome] = outcome }, ETag.All, TableUpdateMode.Merge, cancellationToken)));
    }

    /// <summary>Entries of a day (UTC), oldest first.</summary>
    /// <param name="after">Id of the last entry already seen.</param>
    public Task<IReadOnlyList<AuditEntry>> OfDayAsync(DateOnly day, string? after, int count, CancellationToken cancellationToken) =>
        ReadAsync(DayKey(day), after, count, cancellationToken);

    public Task<IReadOnlyList<AuditEntry>> OfCaseAsync(string reference, string? after, int count, CancellationToken cancellationToken) =>
        ReadAsync(CaseKey(reference), after, count, cancellationToken);

    /// <summary>Removes a day and, first, what was copied from it below the cases.</summary>
    public async Task DeleteDayAsync(DateOnly day, CancellationToken cancellationToken)
    {
        while (await ReadAsync(DayKey(day), null, RowsPerTransaction, cancellationToken) is { Count: > 0 } entries)
        {
            foreach (var entry in entries.Where(e => e.Reference is not null))
            {
                await table.DeleteEntityAsync(CaseKey(entry.Reference!), entry.Id, ETag.All, cancellationToken);
            }

            await table.SubmitTransactionAsync(
                entries.Select(e => new TableTransactionAction(
                    TableTransactionActionType.Delete, new TableEntity(DayKey(day), e.Id), ETag.All)), cancellationToken);
        }
    }

    private async Task<IReadOnlyList<AuditEntry>> ReadAsync(string place, string? after, int count, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {place} and RowKey gt {after ?? string.Empty}");
        var entries = new List<AuditEntry>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, count, cancellationToken: cancellationToken))
        {
            entries.Add(Read(row));
            if (entries.Count == count)
            {
                break;
            }
        }

        return entries;
    }

    private static IEnumerable<string> Places(AuditEntry entry) => entry.Reference is { } reference
        ? [DayKey(DateOnly.FromDateTime(entry.At.UtcDateTime)), CaseKey(reference)]
        : [DayKey(DateOnly.FromDateTime(entry.At.UtcDateTime))];

    private static string DayKey(DateOnly day) => $"day-{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    private static string CaseKey(string reference) => $"case-{reference}";

    private static TableEntity Write(string place, AuditEntry entry) => new(place, entry.Id)
    {
        ["At"] = entry.At,
        [nameof(AuditEntry.Subject)] = entry.Subject,
        [nameof(AuditEntry.Issuer)] = entry.Issuer,
        [nameof(AuditEntry.Role)] = entry.Role,
        [nameof(AuditEntry.Act)] = entry.Act,
        [nameof(AuditEntry.Reference)] = entry.Reference,
        [nameof(AuditEntry.Item)] = entry.Item,
        [nameof(AuditEntry.Purpose)] = entry.Purpose,
        [Outcome] = entry.Outcome,
    };

    private static AuditEntry Read(TableEntity row) => new(
        row.RowKey, row.GetDateTimeOffset("At") ?? default, row.GetString(nameof(AuditEntry.Subject)), row.GetString(nameof(AuditEntry.Issuer)),
        row.GetString(nameof(AuditEntry.Role)), row.GetString(nameof(AuditEntry.Act)), row.GetString(nameof(AuditEntry.Reference)),
        row.GetString(nameof(AuditEntry.Item)), row.GetString(nameof(AuditEntry.Purpose)), row.GetString(Outcome));
}
