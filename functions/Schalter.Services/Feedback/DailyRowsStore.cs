using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Schalter.Services.Feedback;

/// <summary>Rows whose partition is a day.</summary>
internal static class DailyRowsStore
{
    private const string Format = "yyyy-MM-dd";
    private const int PerTransaction = 100;

    public static string Key(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    public static DateOnly Day(string key) => DateOnly.ParseExact(key, Format, CultureInfo.InvariantCulture);

    /// <param name="last">The last day, included.</param>
    public static AsyncPageable<TableEntity> OfDaysAsync(this TableClient table, DateOnly first, DateOnly last, CancellationToken cancellationToken) =>
        table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {Key(first)} and PartitionKey le {Key(last)}"), cancellationToken: cancellationToken);

    public static async Task WriteAsync(
        this TableClient table, TableTransactionActionType how, IEnumerable<TableEntity> rows, CancellationToken cancellationToken)
    {
        foreach (var together in rows.GroupBy(r => r.PartitionKey).SelectMany(day => day.Chunk(PerTransaction)))
        {
            await table.SubmitTransactionAsync(together.Select(r => new TableTransactionAction(how, r, ETag.All)), cancellationToken);
        }
    }

    public static async Task DeleteDayAsync(this TableClient table, DateOnly day, CancellationToken cancellationToken)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in table.OfDaysAsync(day, day, cancellationToken))
        {
            rows.Add(row);
        }

        await table.WriteAsync(TableTransactionActionType.Delete, rows, cancellationToken);
    }
}
