using Microsoft.Azure.Functions.Worker;

namespace Schalter.Emulators.Functions.Tests.Timers;

internal sealed class ClockFunction(Recorder recorder, TimeProvider clock)
{
    [Function("Clock")]
    public void Run([TimerTrigger("%Schedule%")] TimerInfo timer) =>
        recorder.Add($"{clock.GetUtcNow():HH:mm} past due: {timer.IsPastDue}, monitored: {timer.ScheduleStatus is not null}");
}

internal sealed class StartupFunction(Recorder recorder)
{
    [Function("Startup")]
    public void Run([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true, UseMonitor = false)] TimerInfo timer) =>
        recorder.Add($"startup, past due: {timer.IsPastDue}, monitored: {timer.ScheduleStatus is not null}");
}

internal sealed class RetriedFunction(Recorder recorder)
{
    [Function("Retried")]
    [FixedDelayRetry(2, "00:00:00.010")]
    public void Run([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true)] TimerInfo timer, FunctionContext context)
    {
        recorder.Add($"attempt {context.RetryContext.RetryCount} of {context.RetryContext.MaxRetryCount}");
        throw new InvalidOperationException("not yet");
    }
}

internal sealed class OverlongFunction(Recorder recorder)
{
    [Function("Overlong")]
    public async Task Run([TimerTrigger("* * * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        recorder.Add("began");
        await recorder.AtGateAsync(cancellationToken);
        recorder.Add("ended");
    }
}
