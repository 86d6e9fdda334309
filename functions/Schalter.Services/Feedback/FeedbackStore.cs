using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;

namespace Schalter.Services.Feedback;

/// <summary>What people wrote, by day. Its key is what it says: sent twice, it is there once.</summary>
public sealed class FeedbackStore(TableServiceClient tables)
{
    public const string Table = "Feedback";
    private readonly TableClient table = tables.GetTableClient(Table);

    public Task AddAsync(FeedbackText given, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(given);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{given.Page}\n{given.Language}\n{given.Found}\n{given.Text}"));
        var row = new TableEntity(DailyRowsStore.Key(given.Day), Convert.ToHexStringLower(hash.AsSpan(0, 16)))
        {
            [nameof(given.Page)] = given.Page,
            [nameof(given.Language)] = given.Language,
            [nameof(given.Found)] = given.Found,
            [nameof(given.Text)] = given.Text,
        };
        return table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <inheritdoc cref="DailyRowsStore.OfDaysAsync"/>
    public async Task<IReadOnlyList<FeedbackText>> ReadAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var found = new List<FeedbackText>();
        await foreach (var row in table.OfDaysAsync(first, last, cancellationToken))
        {
            found.Add(new(
                DailyRowsStore.Day(row.PartitionKey), row.GetString(nameof(FeedbackText.Page)), row.GetString(nameof(FeedbackText.Language)),
                row.GetBoolean(nameof(FeedbackText.Found)) ?? false, row.GetString(nameof(FeedbackText.Text))));
        }

        return found;
    }

    /// <inheritdoc cref="DailyRowsStore.DeleteDayAsync"/>
    public Task DeleteDayAsync(DateOnly day, CancellationToken cancellationToken) => table.DeleteDayAsync(day, cancellationToken);
}
