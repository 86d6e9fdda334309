using Azure;
using Azure.Data.Tables;

namespace Schalter.Services.Tests.Platform.Memory;

/// <summary>
/// Table storage in memory, for tests that need thousands of runs: what the stores use of it, with ETags and transactions as the service
/// has them (<see cref="MemoryTablesTests"/> holds it against Azurite).
/// </summary>
internal sealed class MemoryTables(Turns turns) : TableServiceClient
{
    private readonly Dictionary<string, TableRows> tables = new(StringComparer.Ordinal);

    /// <summary>Called after each transaction, with the rows before it.</summary>
    public Action<string, IReadOnlyList<RowChange>>? Changed { get; set; }

    public override TableClient GetTableClient(string tableName) => new MemoryTable(this, tableName);

    public TableRows Rows(string table)
    {
        if (!tables.TryGetValue(table, out var rows))
        {
            tables[table] = rows = new();
        }

        return rows;
    }

    public void Clear() => tables.Clear();

    public IReadOnlyDictionary<string, TableRows> Save() => tables.ToDictionary(t => t.Key, t => t.Value.Copy(), StringComparer.Ordinal);

    public void Restore(IReadOnlyDictionary<string, TableRows> saved)
    {
        tables.Clear();
        foreach (var (name, rows) in saved)
        {
            tables[name] = rows.Copy();
        }
    }

    public async Task<T> CallAsync<T>(Func<T> call)
    {
        switch (await turns.TakeAsync())
        {
            case Turn.NotReached:
                throw new RequestFailedException(503, "The server is busy.");
            case Turn.AnswerLost:
                call();
                throw new RequestFailedException(0, "The connection was lost.");
            case Turn.Repeated:
                call();
                return call();
            case Turn.DiesBefore:
                throw new DeathException();
            case Turn.DiesBehind:
                Ignore(() => call());
                throw new DeathException();
            default:
                return call();
        }
    }

    private static void Ignore(Action action)
    {
        try
        {
            action();
        }
        catch (RequestFailedException)
        {
        }
    }
}

internal sealed class MemoryTable(MemoryTables service, string table) : TableClient
{
    public override Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) =>
        service.CallAsync<NullableResponse<T>>(() => new MemoryNullable<T>((T?)(object?)Rows.Find((partitionKey, rowKey))));

    public override Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default) =>
        OneAsync(new(TableTransactionActionType.Add, entity));

    public override Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) => OneAsync(new(
            mode == TableUpdateMode.Merge ? TableTransactionActionType.UpdateMerge : TableTransactionActionType.UpdateReplace, entity, ifMatch));

    public override Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) => OneAsync(new(
            mode == TableUpdateMode.Merge ? TableTransactionActionType.UpsertMerge : TableTransactionActionType.UpsertReplace, entity));

    /// <summary>To delete what is not there is no error, as in the real client.</summary>
    public override async Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        try
        {
            return await OneAsync(new(TableTransactionActionType.Delete, new TableEntity(partitionKey, rowKey), ifMatch == default ? ETag.All : ifMatch));
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return new MemoryResponse(404, null);
        }
    }

    public override AsyncPageable<T> QueryAsync<T>(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
    {
        var wanted = TableFilter.Parse(filter ?? string.Empty);
        return new MemoryPages<T>(() => service.CallAsync(() => Rows.Query(wanted).Cast<T>().ToList()));
    }

    public override Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        var actions = transactionActions.ToList();
        return service.CallAsync(() => Submit(actions));
    }

    private TableRows Rows => service.Rows(table);

    private Task<Response> OneAsync(TableTransactionAction action) => service.CallAsync(() => Write([action])[0]);

    private Response<IReadOnlyList<Response>> Submit(List<TableTransactionAction> actions)
    {
        Assert.Single(actions.Select(a => a.Entity.PartitionKey).Distinct());
        Assert.Equal(actions.Count, actions.Select(a => a.Entity.RowKey).Distinct().Count());
        Assert.InRange(actions.Count, 1, 100);
        try
        {
            return Response.FromValue<IReadOnlyList<Response>>(Write(actions), new MemoryResponse(202, null));
        }
        catch (RequestFailedException e)
        {
            throw new TableTransactionFailedException(e);
        }
    }

    private List<Response> Write(List<TableTransactionAction> actions)
    {
        var changes = Rows.Write(actions);
        service.Changed?.Invoke(table, changes);
        return [.. changes.Select(c => new MemoryResponse(204, c.After?.ETag))];
    }
}
