using System.Collections.Concurrent;
using System.Diagnostics;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Schalter.Services.Events;

[assembly: AssemblyFixture(typeof(Schalter.Services.Tests.Events.EventContract))]

namespace Schalter.Services.Tests.Events;

/// <summary>
/// Every event that a test of this project commits is checked against the published schema when all tests are over: one that breaks the
/// contract, or has a member the schema does not name (personal data could hide there), fails the run.
/// </summary>
public sealed class EventContract : IAsyncDisposable
{
    private static readonly string[] Tables = ["Submissions", "Slots", "Waitlist", "Draws", "DrawEntries"];
    private static readonly ConcurrentDictionary<string, string> Emitted = new(StringComparer.Ordinal);
    private static readonly CloudEventFormat Format = new(new ConfigurationBuilder().Build());

    /// <summary>Where the tests find the published schemas.</summary>
    public static IReadOnlyList<string> Schemas => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Events", "schemas"), "*-event.*.json");

    /// <summary>Keeps the events that lie in a storage account; call it before the account goes.</summary>
    public static async Task CollectAsync(TableServiceClient tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        foreach (var table in Tables)
        {
            await foreach (var entity in tables.GetTableClient(table).QueryAsync<TableEntity>("RowKey ge 'event-' and RowKey lt 'event.'"))
            {
                var row = EventRowStore.Read(entity);
                Emitted[CloudEventFormat.IdOf(entity.PartitionKey, row)] = Format.Encode(entity.PartitionKey, row).ToString();
            }
        }
    }

    /// <summary>What is wrong with the events, one line each; empty when nothing is.</summary>
    public static async Task<string> CheckAsync(IEnumerable<string> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Events", "event-contract.mjs"), .. Schemas])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start) ?? throw new UnreachableException();
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.StandardInput.WriteAsync(string.Join('\n', events));
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        return node.ExitCode == 0 ? await output : throw new InvalidOperationException(await errors);
    }

    /// <exception cref="InvalidOperationException">An event that was collected breaks the contract.</exception>
    public static async Task AssertKeptAsync()
    {
        if (!Emitted.IsEmpty && await CheckAsync(Emitted.Values) is { Length: > 0 } wrong)
        {
            throw new InvalidOperationException($"Events break docs/schemas: {wrong}");
        }
    }

    public async ValueTask DisposeAsync() => await AssertKeptAsync();
}
