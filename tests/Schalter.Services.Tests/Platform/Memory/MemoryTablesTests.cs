using Azure;
using Azure.Data.Tables;

namespace Schalter.Services.Tests.Platform.Memory;

/// <summary>The tables in memory answer as Azurite does, in all that the stores ask of them.</summary>
public sealed class MemoryTablesTests(StorageFixture storage)
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhateverIsAsked_BothAnswerTheSame()
    {
        var real = new TableServiceClient(await storage.TakeAccountAsync()).GetTableClient("Rows");
        await real.CreateAsync(Stop);

        var expected = await AskAsync(real);

        Assert.Equal(string.Join('\n', expected), string.Join('\n', await AskAsync(new MemoryTables(new()).GetTableClient("Rows"))));
        Assert.Contains("409", expected);
        Assert.Contains("412", expected);
        Assert.Contains("404", expected);
    }

    private static async Task<List<string>> AskAsync(TableClient table)
    {
        var said = new List<string>();
        var first = await SayAsync(said, () => table.AddEntityAsync(Row("a", "1"), Stop));
        await SayAsync(said, () => table.AddEntityAsync(Row("a", "1"), Stop));
        var second = await SayAsync(said, () => table.UpdateEntityAsync(Row("a", "1", Noon), first, TableUpdateMode.Replace, Stop));
        await SayAsync(said, () => table.UpdateEntityAsync(Row("a", "1"), first, TableUpdateMode.Replace, Stop));
        await SayAsync(said, () => table.UpdateEntityAsync(Row("a", "9"), ETag.All, TableUpdateMode.Merge, Stop));
        await SayAsync(said, () => table.UpdateEntityAsync(new TableEntity("a", "1") { ["More"] = 1 }, ETag.All, TableUpdateMode.Merge, Stop));
        await SayAsync(said, () => table.UpsertEntityAsync(Row("b", "1", Noon.AddSeconds(1).AddTicks(1)), TableUpdateMode.Replace, Stop));
        await SayAsync(said, () => table.DeleteEntityAsync("a", "1", second, Stop));
        await SayAsync(said, () => table.DeleteEntityAsync("a", "9", ETag.All, Stop));
        await SayAsync(said, () => table.DeleteEntityAsync("a", "9", first, Stop));
        await TransactAsync(said, table, Add("c", "1"), Add("c", "2"), Replace("c", "3", ETag.All));
        await TransactAsync(said, table, Add("c", "1"), Add("c", "2"), Add("c", "A"));
        await TransactAsync(said, table, Add("c", "4"), Replace("c", "1", first));
        await TransactAsync(said, table, Add("c", "4"), Add("c", "1"));
        await TransactAsync(said, table, Add("c", "4"), new(TableTransactionActionType.Delete, new TableEntity("c", "A"), ETag.All));
        said.Add((await table.GetEntityIfExistsAsync<TableEntity>("c", "A", cancellationToken: Stop)).HasValue.ToString());
        said.Add((await table.GetEntityIfExistsAsync<TableEntity>("b", "1", cancellationToken: Stop)).Value!.GetDateTimeOffset("Time")!.Value.UtcTicks.ToString("D", null));
        foreach (var filter in Filters())
        {
            await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: Stop))
            {
                said.Add($"{filter}: {string.Join(' ', row.Keys.Except(["odata.etag", "Timestamp"]).Order())} {row.PartitionKey}{row.RowKey}");
            }
        }

        return said;
    }

    private static IEnumerable<string> Filters()
    {
        yield return string.Empty;
        yield return TableClient.CreateQueryFilter($"PartitionKey eq {"c"} and (RowKey eq {"1"} or (RowKey ge {"3"} and RowKey lt {"5"}))");
        yield return TableClient.CreateQueryFilter($"PartitionKey ge {"a"} and PartitionKey le {"b"} and (Time gt {Noon} or Flag eq {true})");
        yield return TableClient.CreateQueryFilter($"Text eq {"it's"} and Time le {Noon}");
    }

    private static async Task<ETag> SayAsync(List<string> said, Func<Task<Response>> ask)
    {
        try
        {
            var answer = await ask();
            said.Add(answer.Status == 404 ? "404" : "done");
            return answer.Headers.ETag ?? default;
        }
        catch (RequestFailedException e)
        {
            said.Add($"{e.Status}");
            return default;
        }
    }

    private static async Task TransactAsync(List<string> said, TableClient table, params TableTransactionAction[] actions)
    {
        try
        {
            var answers = await table.SubmitTransactionAsync(actions, Stop);
            said.Add(string.Join(' ', answers.Value.Select(a => a.Headers.ETag is not null)));
        }
        catch (TableTransactionFailedException e)
        {
            said.Add($"{e.Status}");
        }
    }

    private static TableTransactionAction Add(string partition, string row) => new(TableTransactionActionType.Add, Row(partition, row));

    private static TableTransactionAction Replace(string partition, string row, ETag version) =>
        new(TableTransactionActionType.UpdateReplace, Row(partition, row), version);

    private static TableEntity Row(string partition, string row, DateTimeOffset? time = null) =>
        new(partition, row) { ["Text"] = "it's", ["Time"] = time, ["Flag"] = row == "1", ["None"] = null };
}
