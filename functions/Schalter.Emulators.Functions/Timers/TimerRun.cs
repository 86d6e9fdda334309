using Microsoft.Azure.Functions.Worker;
using Schalter.Emulators.Functions.Hosting;

namespace Schalter.Emulators.Functions.Timers;

/// <summary>The runs of one timer function by the application's clock, with its retries.</summary>
internal sealed class TimerRun(
    FunctionDescriptor function, TimerSchedule schedule, bool runOnStartup, FunctionInvoker invoker, HostOptions options, TimeProvider clock)
{
    /// <summary>A single delay cannot be longer than some weeks.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public TimerStart Start(ScheduleStatus? recorded) => TimerRules.Start(recorded, schedule, runOnStartup, Now);

    public async Task WaitUntilAsync(DateTime due, CancellationToken cancellationToken)
    {
        for (var left = due - Now; left > TimeSpan.Zero; left = due - Now)
        {
            await Task.Delay(left < LongestDelay ? left : LongestDelay, clock, cancellationToken);
        }
    }

    /// <summary>Runs the function, repeats it as its retry attribute says, and returns the status to record.</summary>
    public async Task<ScheduleStatus> OnceAsync(TimerInfo info, ScheduleStatus status, bool scheduled, StopSignals signals)
    {
        var began = Now;
        var call = new FunctionCall(function, info) { Timeout = options.FunctionTimeout };
        while (await invoker.InvokeAsync(call, signals.Cancelled) is not null
            && RetryRules.PauseBefore(call.RetryCount + 1, function.Retry) is { } pause)
        {
            await Task.WhenAny(Task.Delay(pause, clock, signals.NothingNew));
            if (signals.NothingNew.IsCancellationRequested)
            {
                break;
            }

            call = call with { RetryCount = call.RetryCount + 1 };
        }

        return TimerRules.AfterRun(status, schedule, scheduled, began);
    }
}
