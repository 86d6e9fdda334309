using Azure.Data.Tables;

namespace Schalter.Services.Feedback.Counting;

/// <summary>
/// Counts by day. Every instance has rows of its own and writes whole numbers, not differences: writing twice changes nothing, and nobody
/// overwrites another.
/// </summary>
public sealed class TallyStore(TableServiceClient tables)
{
    public const string Table = "Tally";
    private const string Count = "Count";
    private const char Between = '|';
    private readonly TableClient table = tables.GetTableClient(Table);

    /// <param name="instance">Letters and digits.</param>
    public Task KeepAsync(string instance, IEnumerable<(Counted What, long Count)> counts, CancellationToken cancellationToken) => table.WriteAsync(
        TableTransactionActionType.UpsertReplace,
        counts.Select(c => new TableEntity(DailyRowsStore.Key(c.What.Day), $"{RowKey(c.What)}{Between}{instance}") { [Count] = c.Count }),
        cancellationToken);

    /// <summary>What all instances counted, by day and name.</summary>
    /// <param name="last">The last day, included.</param>
    public async Task<IReadOnlyList<(Counted What, long Count)>> ReadAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var sums = new Dictionary<Counted, long>();
        await foreach (var row in table.OfDaysAsync(first, last, cancellationToken))
        {
            var parts = row.RowKey.Split(Between);
            var what = new Counted(DailyRowsStore.Day(row.PartitionKey), parts[0], parts[1], parts[2]);
            sums[what] = sums.GetValueOrDefault(what) + (row.GetInt64(Count) ?? 0);
        }

        return [.. sums.Select(s => (s.Key, s.Value)).OrderBy(s => s.Key.Day).ThenBy(s => RowKey(s.Key), StringComparer.Ordinal)];
    }

    /// <inheritdoc cref="DailyRowsStore.DeleteDayAsync"/>
    public Task DeleteDayAsync(DateOnly day, CancellationToken cancellationToken) => table.DeleteDayAsync(day, cancellationToken);

    private static string RowKey(Counted what) => $"{what.Name}{Between}{what.Subject}{Between}{what.Detail}";
}
