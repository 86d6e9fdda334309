using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Schalter.Emulators.Functions.Queues;
using Schalter.Emulators.Functions.Timers;

namespace Schalter.Emulators.Functions.Hosting;

/// <summary>
/// Starts queues and timers once requests are served. On stop nothing new is taken, what runs may finish until the host's
/// own bound (30 s), and only then the tokens are cancelled.
/// </summary>
internal sealed class FunctionListeners(
    QueueListeners queues,
    TimerListeners timers,
    RunningInvocations running,
    IServer server,
    RuntimePlatform platform,
    StopSignals signals,
    IHostApplicationLifetime lifetime,
    ILogger<FunctionListeners> logger) : IHostedLifecycleService
{
    private Task listening = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        listening = Task.WhenAll([.. queues.Start(), .. timers.Start()]);
        _ = listening.ContinueWith(StopBecauseOfFault, cancellationToken, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        var address = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        platform.AnnounceReady(new Uri(address));
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        signals.TakeNothingNew();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var drained = Task.WhenAll(listening, running.WaitUntilIdleAsync());
        await using var bound = cancellationToken.Register(signals.CancelWhatRuns);
        await Task.WhenAny(drained, WaitForGraceAsync(cancellationToken));
        signals.CancelWhatRuns();
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A listener ends by a defect of this runtime only; an application that no longer listens must not look alive.</summary>
    private void StopBecauseOfFault(Task faulted)
    {
        logger.LogCritical(faulted.Exception, "A listener ended");
        lifetime.StopApplication();
    }

    /// <summary>Functions that ignore their cancelled token are left behind; their messages come back by themselves.</summary>
    private static async Task WaitForGraceAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
        await Task.Delay(FunctionInvoker.Grace, CancellationToken.None);
    }
}
