using Microsoft.Azure.Functions.Worker;
using Schalter.Emulators.Functions.Hosting;

namespace Schalter.Emulators.Functions.Timers;

/// <summary>One listener per timer function.</summary>
internal sealed class TimerListeners(
    IReadOnlyList<FunctionDescriptor> functions,
    DisabledFunctions disabled,
    StorageConnections connections,
    HostOptions options,
    FunctionInvoker invoker,
    StopSignals signals,
    StorageOutage outage,
    TimeProvider clock)
{
    public IEnumerable<Task> Start() =>
        from function in functions
        let trigger = function.Trigger as TimerTriggerAttribute
        where trigger is not null && !disabled.Contains(function)
        let listener = Create(function, trigger)
        select Task.Run(listener.RunAsync);

    private TimerListener Create(FunctionDescriptor function, TimerTriggerAttribute trigger)
    {
        var container = connections.HostContainer();
        var schedule = TimerSchedule.Parse(connections.Resolve(trigger.Schedule));
        var monitored = trigger.UseMonitor && !schedule.IsFasterThanAMinute(clock.GetUtcNow().UtcDateTime);
        return new TimerListener(
            new TimerLock(container, options.HostId, function.Id),
            monitored ? new TimerStatusStore(container, options.HostId, function.Id) : null,
            new TimerRun(function, schedule, trigger.RunOnStartup, invoker, options, clock),
            signals,
            outage);
    }
}
