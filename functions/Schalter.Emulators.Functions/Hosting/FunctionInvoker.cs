using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Schalter.Emulators.Functions.Hosting;

/// <summary>Runs one invocation through the pipeline, in a scope of its own, and says how it went.</summary>
internal sealed class FunctionInvoker(InvocationPipeline pipeline, IServiceScopeFactory scopes, ILoggerFactory loggers, RunningInvocations running)
{
    /// <summary>How long a function may ignore its cancelled token before it is given up.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>The fault that ended the invocation, logged already, or null when it succeeded.</summary>
    public async Task<Exception?> InvokeAsync(FunctionCall call, CancellationToken cancellationToken)
    {
        var logger = call.Function.Logger ??= loggers.CreateLogger($"Function.{call.Function.Name}");
        var started = Stopwatch.GetTimestamp();
        var patience = call.Timeout == Timeout.InfiniteTimeSpan ? call.Timeout : call.Timeout + Grace;
        using var entry = running.Enter();
        try
        {
            await RunAsync(call, cancellationToken).WaitAsync(patience, CancellationToken.None);
            logger.LogInformation("Executed {Function} (succeeded, {Milliseconds:0} ms)", call.Function.Name, Milliseconds(started));
            return null;
        }
#pragma warning disable CA1031 // the one boundary between the runtime and what functions throw: each trigger decides what a fault means
        catch (Exception fault)
#pragma warning restore CA1031
        {
            logger.LogError(fault, "Executed {Function} (failed, {Milliseconds:0} ms)", call.Function.Name, Milliseconds(started));
            return fault;
        }
    }

    private static double Milliseconds(long started) => Stopwatch.GetElapsedTime(started).TotalMilliseconds;

    private async Task RunAsync(FunctionCall call, CancellationToken cancellationToken)
    {
        using var activity = Activity.Current is null ? new Activity(call.Function.Name).Start() : null;
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(call.Timeout);
        await using var scope = scopes.CreateAsyncScope();
        await pipeline.InvokeAsync(new InvocationContext(call, scope.ServiceProvider, bound.Token));
    }
}
