using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;

namespace Schalter.Services.Feedback.Counting;

/// <summary>Writes down once a minute, and when the app stops, what was counted. Storage being down only makes it later.</summary>
public sealed class KeepTally(Tally tally, TallyStore store, DeadlineStore deadlines, TimeProvider clock, ILogger<KeepTally> log) : BackgroundService
{
    public const string DeadlineKind = "tally";

    /// <summary>A year can be compared with the one before.</summary>
    private const int KeptDays = 800;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private readonly string instance = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
    private readonly SemaphoreSlim one = new(1);
    private DateOnly deadlineSetFor;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(cancellationToken);
    }

    public override void Dispose()
    {
        one.Dispose();
        base.Dispose();
    }

    /// <summary>Does it now.</summary>
    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            var unkept = tally.Unkept();
            foreach (var day in unkept.Select(u => u.What.Day).Distinct().Where(day => day != deadlineSetFor).Order())
            {
                await deadlines.SetAsync(day.AddDays(KeptDays), DeadlineKind, DailyRowsStore.Key(day), cancellationToken);
                deadlineSetFor = day;
            }

            await store.KeepAsync(instance, unkept, cancellationToken);
            tally.Keep(unkept);
        }
        finally
        {
            one.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, clock, stoppingToken);
            await TryAsync(stoppingToken);
        }
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await HandleAsync(cancellationToken);
        }
        catch (Exception outage) when (Outages.IsOutage(outage, cancellationToken))
        {
            log.LogWarning(outage, "TallyNotWritten: counted on, and tried again");
        }
    }
}

/// <summary>Forgets what was counted on a day.</summary>
public sealed class PurgeTally(TallyStore store) : IPurge
{
    public string Kind => KeepTally.DeadlineKind;

    public Task PurgeAsync(string id, DateOnly today, CancellationToken cancellationToken) =>
        store.DeleteDayAsync(DailyRowsStore.Day(id), cancellationToken);
}
