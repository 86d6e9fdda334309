using Azure.Data.Tables;
using Schalter.Functions.Tests;
using Schalter.Services.Tests.Events;

[assembly: AssemblyFixture(typeof(SystemFixture))]

namespace Schalter.Functions.Tests;

/// <summary>One running system for all tests that need no other: temporary data, free ports, no scanner.</summary>
public sealed class SystemFixture : IAsyncLifetime
{
    /// <summary>The website whose scripts may call.</summary>
    public const string Website = "https://amt.example";

    private readonly TemporaryFolder folder = new();
    private RunningSystem? system;

    internal RunningSystem System => system!;

    internal Counter Counter { get; private set; } = null!;

    internal BackOffice Office { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // An ephemeral run makes its data folder among the temporary files: alone there, it can be found.
        system = await RunningSystem.StartAsync(["--ephemeral", "--no-site"], ("TMPDIR", folder.Path), ("Site__Origins", Website));
        Counter = new(system.Address);
        Office = new(system.Storage!, Directory.GetDirectories(folder.Path, "schalter-*").Single());
    }

    public async ValueTask DisposeAsync()
    {
        if (system is not null)
        {
            await EventContract.CollectAsync(new TableServiceClient(system.Storage!));
            await system.DisposeAsync();
            Counter.Dispose();
        }

        folder.Dispose();
        await EventContract.AssertKeptAsync();
    }
}
