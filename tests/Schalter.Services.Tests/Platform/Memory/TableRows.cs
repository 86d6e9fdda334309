using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Schalter.Services.Tests.Platform.Memory;

/// <param name="Before">Null when there was none.</param>
/// <param name="After">Null when it was deleted.</param>
internal sealed record RowChange(TableEntity? Before, TableEntity? After);

/// <summary>The rows of one table, in the order of their keys.</summary>
internal sealed class TableRows
{
    private static readonly Comparer<(string Partition, string Row)> ByKey = Comparer<(string Partition, string Row)>.Create(
        (a, b) => string.CompareOrdinal(a.Partition, b.Partition) is not 0 and var byPartition ? byPartition : string.CompareOrdinal(a.Row, b.Row));

    private SortedDictionary<(string Partition, string Row), TableEntity> rows = new(ByKey);
    private int version;

    /// <summary>Not to be changed.</summary>
    public IEnumerable<TableEntity> All => rows.Values;

    /// <summary>Copies: whoever has one cannot change the table with it.</summary>
    public List<TableEntity> Query(Func<TableEntity, bool> wanted) => [.. rows.Values.Where(wanted).Select(Copy)];

    /// <summary>The rows themselves are never changed, so both may have them.</summary>
    public TableRows Copy() => new() { rows = new(rows, ByKey), version = version };

    public TableEntity? Find((string Partition, string Row) key) => rows.TryGetValue(key, out var row) ? Copy(row) : null;

    /// <summary>All or none.</summary>
    /// <exception cref="RequestFailedException">404, 409, 412 as the service answers.</exception>
    public IReadOnlyList<RowChange> Write(IReadOnlyList<TableTransactionAction> actions)
    {
        foreach (var action in actions)
        {
            Check(action, rows.GetValueOrDefault(Key(action.Entity)));
        }

        return [.. actions.Select(Write)];
    }

    private RowChange Write(TableTransactionAction action)
    {
        var (key, before) = (Key(action.Entity), rows.GetValueOrDefault(Key(action.Entity)));
        if (action.ActionType == TableTransactionActionType.Delete)
        {
            rows.Remove(key);
            return new(before, null);
        }

        var isMerge = action.ActionType is TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge;
        var after = isMerge && before is not null ? Copy(before) : new TableEntity(key.Partition, key.Row);
        foreach (var (name, value) in ((TableEntity)action.Entity).Where(p => p.Value is not null && !p.Key.StartsWith("odata.", StringComparison.Ordinal)))
        {
            after[name] = value;
        }

        after.ETag = new(string.Create(CultureInfo.InvariantCulture, $"W/\"{++version}\""));
        rows[key] = after;
        return new(before, Copy(after));
    }

    private static void Check(TableTransactionAction action, TableEntity? before)
    {
        if (action.ActionType == TableTransactionActionType.Add)
        {
            Refuse(before is not null, 409, "EntityAlreadyExists");
        }
        else if (action.ActionType is not (TableTransactionActionType.UpsertMerge or TableTransactionActionType.UpsertReplace))
        {
            Refuse(before is null, 404, "ResourceNotFound");
            Refuse(action.ETag != ETag.All && action.ETag != before!.ETag, 412, "UpdateConditionNotSatisfied");
        }
    }

    private static void Refuse(bool isRefused, int status, string code)
    {
        if (isRefused)
        {
            throw new RequestFailedException(status, code, code, null);
        }
    }

    private static (string Partition, string Row) Key(ITableEntity entity) => (entity.PartitionKey, entity.RowKey);

    private static TableEntity Copy(TableEntity row) => new(row) { ETag = row.ETag };
}
