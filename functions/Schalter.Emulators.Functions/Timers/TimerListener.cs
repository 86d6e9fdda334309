using Azure.Storage.Blobs.Specialized;
using Microsoft.Azure.Functions.Worker;
using Schalter.Emulators.Functions.Hosting;

namespace Schalter.Emulators.Functions.Timers;

/// <summary>Runs one timer while this process holds its lock; runs of the same timer never overlap.</summary>
internal sealed class TimerListener(TimerLock timerLock, TimerStatusStore? store, TimerRun run, StopSignals signals, StorageOutage outage)
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(3);

    public async Task RunAsync()
    {
        while (!signals.NothingNew.IsCancellationRequested)
        {
            try
            {
                if (await timerLock.TryAcquireAsync(signals.NothingNew) is { } lease)
                {
                    outage.ReportSuccess();
                    await RunWhileHeldAsync(lease);
                    continue;
                }
            }
            catch (OperationCanceledException) when (signals.NothingNew.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (StorageOutage.IsFault(fault))
            {
                outage.Report(fault);
            }

            await Task.WhenAny(Task.Delay(AskAgain, signals.NothingNew));
        }
    }

    private async Task RunWhileHeldAsync(BlobLeaseClient lease)
    {
        using var released = CancellationTokenSource.CreateLinkedTokenSource(signals.NothingNew);
        var keeping = TimerLock.KeepAsync(lease, released.Token);
        var ticking = TickAsync(released.Token);
        await Task.WhenAny(keeping, ticking);
        await released.CancelAsync();
        await Task.WhenAll(keeping, ticking).ContinueWith(_ => { }, TaskScheduler.Default);
        await TimerLock.ReleaseAsync(lease);
        await ticking;
    }

    /// <summary>Until told to stop; a run under way is finished first.</summary>
    private async Task TickAsync(CancellationToken stop)
    {
        var start = run.Start(store is null ? null : await store.LoadAsync(stop));
        var status = start.Status;
        await SaveAsync(status);
        if (start.RunNow)
        {
            status = await RunOnceAsync(status, start.IsPastDue, scheduled: false);
        }

        while (!stop.IsCancellationRequested)
        {
            await run.WaitUntilAsync(status.Next, stop);
            status = await RunOnceAsync(status, isPastDue: false, scheduled: true);
        }
    }

    private async Task<ScheduleStatus> RunOnceAsync(ScheduleStatus status, bool isPastDue, bool scheduled)
    {
        var info = new TimerInfo { IsPastDue = isPastDue, ScheduleStatus = store is null ? null : status };
        var after = await run.OnceAsync(info, status, scheduled, signals);
        await SaveAsync(after);
        return after;
    }

    private Task SaveAsync(ScheduleStatus status) => store?.SaveAsync(status, CancellationToken.None) ?? Task.CompletedTask;
}
