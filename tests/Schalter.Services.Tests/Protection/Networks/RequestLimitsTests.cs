using System.Diagnostics.Metrics;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Schalter.Services.Platform;
using Schalter.Services.Protection;
using Schalter.Services.Protection.Networks;

namespace Schalter.Services.Tests.Protection.Networks;

public sealed class RequestLimitsTests(StorageFixture storage)
{
    private static readonly NetworkPrefix Mine = new(1);
    private static readonly NetworkPrefix Other = new(2);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NetworkThatIsTooFast_IsRefused_OthersAndOtherKindsAreNot()
    {
        await using var office = await TestOffice.OpenAsync(storage, ("Protection:HoldsPerMinute", "20"));

        Assert.Equal(20, await PassAsync(office, Mine, 50));

        Assert.Equal(5, await PassAsync(office, Other, 5));
        Assert.True(await PassesAsync(office.Get<RequestLimits>(), Mine, RequestKind.Bookings));
        office.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(20, await PassAsync(office, Mine, 50));
    }

    /// <summary>What passes on several instances together stays near the limit: what each has counted alone since it last asked is on top.</summary>
    [Fact]
    public async Task Limit_HoldsAcrossInstances()
    {
        await using var office = await TestOffice.OpenAsync(storage, ("Protection:HoldsPerMinute", "100"));
        await using var another = office.Another();
        await using var third = office.Another();
        TestOffice[] instances = [office, another, third];
        var passed = 0;
        for (var round = 0; round < 40; round++)
        {
            passed += await PassAsync(instances[round % 3], Mine, 15);
            office.Clock.Advance(round % 3 == 2 ? TimeSpan.FromSeconds(5) : TimeSpan.Zero);
            if (office.Clock.GetUtcNow() - new DateTimeOffset(2026, 11, 23, 11, 0, 0, TimeSpan.Zero) >= TimeSpan.FromSeconds(55))
            {
                break;
            }
        }

        Assert.InRange(passed, 100, 160);
    }

    [Fact]
    public async Task QuietNetwork_CostsNoStorageCall_AndABusyOneIsStoredAsAHashOnly()
    {
        await using var office = await TestOffice.OpenAsync(storage, ("Protection:HoldsPerMinute", "100"));
        await PassAsync(office, Mine, 9);
        Assert.Empty(await RowsAsync(office));

        await PassAsync(office, Mine, 1);
        office.Clock.Advance(TimeSpan.FromDays(1));
        await PassAsync(office, Mine, 10);

        var rows = await RowsAsync(office);
        Assert.Equal(2, rows.Select(r => r.RowKey).Distinct().Count());
        Assert.All(rows, row => Assert.Matches("^Holds-[0-9a-f]{32}$", row.RowKey));
        await office.Get<PurgeProtection>().HandleAsync(Stop);
        Assert.Equal([rows.Max(r => r.PartitionKey)], (await RowsAsync(office)).Select(r => r.PartitionKey));
    }

    [Fact]
    public async Task StorageThatIsDown_KeepsNobodyOut()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var nowhere = new TableServiceClient(
            "DefaultEndpointsProtocol=http;AccountName=x;AccountKey=eA==;TableEndpoint=http://127.0.0.1:1/x;", new() { Retry = { MaxRetries = 0 } });
        using var provider = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var limits = new RequestLimits(
            new(nowhere), Options.Create(new ProtectionSettings { HoldsPerMinute = 20 }), office.Get<ServiceSecrets>(),
            new(provider.GetRequiredService<IMeterFactory>()), office.Clock, NullLogger<RequestLimits>.Instance);
        var passed = 0;
        for (var i = 0; i < 30; i++)
        {
            passed += await PassesAsync(limits, Mine, RequestKind.Holds) ? 1 : 0;
        }

        Assert.Equal(20, passed);
    }

    /// <summary>The way that nearly all requests take.</summary>
    [Fact]
    public async Task CountingAQuietNetwork_AllocatesNothing()
    {
        await using var office = await TestOffice.OpenAsync(storage, ("Protection:SubmissionsPerMinute", "1000000"));
        var limits = office.Get<RequestLimits>();
        Count(limits);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Count(limits);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024);
    }

    private static void Count(RequestLimits limits)
    {
        for (var i = 0; i < 1000; i++)
        {
            Assert.Null(limits.Count(Mine, RequestKind.Submissions).Wait);
        }
    }

    /// <summary>As the functions do it.</summary>
    private static async Task<bool> PassesAsync(RequestLimits limits, NetworkPrefix network, RequestKind kind)
    {
        var count = limits.Count(network, kind);
        await (count.Exchange ? limits.ExchangeAsync(network, kind, Stop) : Task.CompletedTask);
        return count.Wait is null;
    }

    private static async Task<int> PassAsync(TestOffice office, NetworkPrefix network, int requests)
    {
        var (limits, passed) = (office.Get<RequestLimits>(), 0);
        for (var i = 0; i < requests; i++)
        {
            passed += await PassesAsync(limits, network, RequestKind.Holds) ? 1 : 0;
        }

        return passed;
    }

    private static async Task<IReadOnlyList<TableEntity>> RowsAsync(TestOffice office)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in office.Tables.GetTableClient("Limits").QueryAsync<TableEntity>(cancellationToken: Stop))
        {
            rows.Add(row);
        }

        return rows;
    }
}
