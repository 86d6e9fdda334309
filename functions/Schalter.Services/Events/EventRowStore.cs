using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;

namespace Schalter.Services.Events;

/// <summary>Event rows: they lie in the partition of the state they belong to, whichever feature's table that is.</summary>
public sealed class EventRowStore(TableServiceClient tables)
{
    private const string Prefix = "event-";
    private const string Behind = "event.";
    private const int SequenceDigits = 8;
    private const string Published = "PublishedAt";
    private const string Follows = "Follows";

    /// <summary>Rows not yet published, in order.</summary>
    public async Task<IReadOnlyList<EventRow>> UnpublishedAsync(string table, string partition, CancellationToken cancellationToken) =>
        [.. (await AllAsync(table, partition, cancellationToken)).Where(row => row.PublishedAt is null)];

    /// <summary>Partitions with events of that time; looks through the whole table.</summary>
    public Task<IReadOnlyList<string>> PartitionsAsync(
        string table, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) => PartitionsAsync(
        table, TableClient.CreateQueryFilter($"RowKey ge {Prefix} and RowKey lt {Behind} and Time ge {from} and Time lt {until}"), cancellationToken);

    /// <summary>Partitions with events of that stream: several when it went from one to the other. Looks through the whole table.</summary>
    public Task<IReadOnlyList<string>> PartitionsOfAsync(string table, string stream, CancellationToken cancellationToken) => PartitionsAsync(
        table, TableClient.CreateQueryFilter($"RowKey ge {$"{Prefix}{stream}-"} and RowKey lt {$"{Prefix}{stream}."}"), cancellationToken);

    /// <summary>All rows, in order.</summary>
    public async Task<IReadOnlyList<EventRow>> AllAsync(string table, string partition, CancellationToken cancellationToken)
    {
        var rows = new List<EventRow>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {Prefix} and RowKey lt {Behind}");
        await foreach (var entity in tables.GetTableClient(table).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            rows.Add(Read(entity));
        }

        return rows;
    }

    /// <summary>Notes that a row went out.</summary>
    public Task MarkPublishedAsync(string table, string partition, EventRow row, DateTimeOffset now, CancellationToken cancellationToken) =>
        PatchAsync(table, new(partition, RowKey(row)) { [Published] = now }, cancellationToken);

    /// <summary>Notes that the row's mail is on its queue.</summary>
    public Task MarkMailQueuedAsync(string table, string partition, EventRow row, DateTimeOffset now, CancellationToken cancellationToken) =>
        PatchAsync(table, new(partition, RowKey(row)) { [MailColumns.QueuedAt] = now }, cancellationToken);

    /// <summary>Where the mail of a row is found again.</summary>
    public static MailPending MailOf(string table, string partition, EventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(CloudEventFormat.IdOf(partition, row), row.Mail!.Template, table, partition, RowKey(row));
    }

    /// <summary>Wipes the mails that still wait: they must not outlive what they speak of.</summary>
    public async Task ForgetMailsAsync(string table, string partition, CancellationToken cancellationToken)
    {
        foreach (var row in (await AllAsync(table, partition, cancellationToken)).Where(row => row.Mail is not null))
        {
            await PatchAsync(table, new(partition, RowKey(row)) { [MailColumns.Mail] = string.Empty }, cancellationToken);
        }
    }

    internal static bool IsEvent(TableEntity entity) => entity.RowKey.StartsWith(Prefix, StringComparison.Ordinal);

    internal static TableEntity Write(string partition, EventRow row) => new(partition, RowKey(row))
    {
        ["Type"] = row.Type,
        [MailColumns.Time] = row.Time,
        ["Data"] = row.Data.ToJsonString(),
        ["Attributes"] = JsonSerializer.Serialize(row.Attributes),
        [MailColumns.Mail] = row.Mail is { To.Length: > 0 } mail ? JsonSerializer.Serialize(mail) : null,
        [Follows] = row.Follows,
    };

    internal static EventRow Read(TableEntity entity) => new(
        int.Parse(entity.RowKey.AsSpan()[^SequenceDigits..], CultureInfo.InvariantCulture),
        entity.GetString("Type"),
        entity.GetDateTimeOffset(MailColumns.Time) ?? default,
        JsonNode.Parse(entity.GetString("Data"))!.AsObject(),
        JsonSerializer.Deserialize<Dictionary<string, string>>(entity.GetString("Attributes"))!,
        entity.GetDateTimeOffset(Published),
        entity.RowKey.Length > Prefix.Length + SequenceDigits ? entity.RowKey[Prefix.Length..^(SequenceDigits + 1)] : null)
    {
        Mail = entity.GetString(MailColumns.Mail) is { Length: > 0 } mail ? JsonSerializer.Deserialize<EventMail>(mail) : null,
        MailQueuedAt = entity.GetDateTimeOffset(MailColumns.QueuedAt),
        Follows = entity.GetString(Follows),
    };

    /// <summary>A row purged meanwhile needs no note.</summary>
    private async Task PatchAsync(string table, TableEntity patch, CancellationToken cancellationToken)
    {
        try
        {
            await tables.GetTableClient(table).UpdateEntityAsync(patch, ETag.All, TableUpdateMode.Merge, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
        }
    }

    private async Task<IReadOnlyList<string>> PartitionsAsync(string table, string filter, CancellationToken cancellationToken)
    {
        var partitions = new HashSet<string>(StringComparer.Ordinal);
        var found = tables.GetTableClient(table).QueryAsync<TableEntity>(
            filter, select: [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey)], cancellationToken: cancellationToken);
        await foreach (var entity in found)
        {
            partitions.Add(entity.PartitionKey);
        }

        return [.. partitions];
    }

    private static string RowKey(EventRow row) => string.Create(
        CultureInfo.InvariantCulture, $"{Prefix}{(row.Stream is { } stream ? $"{stream}-" : string.Empty)}{row.Sequence:D8}");
}
