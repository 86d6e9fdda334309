using Azure.Data.Tables;
using Schalter.Functions.Tests;
using Schalter.Functions.Tests.Pages;
using Schalter.Services.Tests.Events;
using Schalter.Services.Tests.Forms;

[assembly: AssemblyFixture(typeof(SystemFixture))]

namespace Schalter.Functions.Tests;

/// <summary>One running system for all tests that need no other: temporary data, free ports, no scanner.</summary>
public sealed class SystemFixture : IAsyncLifetime
{
    /// <summary>The website whose scripts may call.</summary>
    public const string Website = "https://amt.example";

    /// <summary>
    /// Of the one service that gives its times out a month ahead: two counters on two days a week are not enough for tests that run at once,
    /// and whether the last of those days is a holiday, kept for a draw, or given out only in part so far, must not depend on when they run.
    /// </summary>
    private const string RoomySchedule = """
        {
          "group": "declaration", "slotMinutes": 30, "locations": ["eberhardstrasse"],
          "hours": [{ "days": ["monday", "tuesday", "wednesday", "thursday", "friday"], "from": "08:30", "until": "14:00", "counters": 4 }],
          "release": [{ "daysAhead": 28, "time": "07:00", "percent": 100 }],
          "asks": { "documentNumber": true }, "noticeMinutes": 120, "changeUntilHours": 24
        }
        """;

    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder content = new();
    private RunningSystem? system;

    internal RunningSystem System => system!;

    internal OfficeWebsite Site { get; private set; } = null!;

    internal Counter Counter { get; private set; } = null!;

    internal BackOffice Office { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        CopiedFolder.Copy(Path.Combine(AppContext.BaseDirectory, "content"), content.Path);
        await File.WriteAllTextAsync(Path.Combine(content.Path, "schedules", "declaration-of-commitment.json"), RoomySchedule);
        Site = await OfficeWebsite.StartAsync();
        // An ephemeral run makes its data folder among the temporary files: alone there, it can be found.
        system = await RunningSystem.StartAsync(
            ["--ephemeral", "--no-site"], ("TMPDIR", folder.Path), ("Content__Root", content.Path),
            ("Content__PollSeconds", "2"), // nobody has to wait for what a test changes
            ("Site__Origins", $"{Website},{Site.Origin}"), ("Mail__SiteUrl", Site.Origin));
        Site.MakeOf(content.Path, system.Address);
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

        await Site.DisposeAsync();
        folder.Dispose();
        content.Dispose();
        await EventContract.AssertKeptAsync();
    }
}
