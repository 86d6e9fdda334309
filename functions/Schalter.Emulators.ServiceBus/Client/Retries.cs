using Schalter.Emulators.ServiceBus.Client.Wire;

namespace Azure.Messaging.ServiceBus;

/// <summary>
/// Tries again what may work the next time, as the package does unless told otherwise: three times, after 0.8 s, 1.6 s and
/// 3.2 s and a little more, each try for a minute at most.
/// </summary>
internal sealed class Retries(TimeProvider clock)
{
    public const int Most = 3;

    public static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.8);

    /// <param name="failed">How many tries have failed.</param>
    /// <param name="jitter">From 0 to 1: so that not all come back at once.</param>
    public static TimeSpan PauseAfter(int failed, double jitter) => (Math.Pow(2, failed - 1) * FirstPause) + (jitter * 0.08 * FirstPause);

    /// <param name="entity">For faults.</param>
    /// <param name="patience">Time for one try.</param>
    /// <param name="operation">What is tried.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <param name="timeoutIsAnswer">The namespace itself waited and found nothing: asking again would double the wait.</param>
    /// <exception cref="ServiceBusException">The namespace refused, or it could not be reached in all tries.</exception>
    /// <exception cref="TaskCanceledException">The caller gave up.</exception>
    public async Task<T> RunAsync<T>(
        string entity, TimeSpan patience, Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken, bool timeoutIsAnswer = false)
    {
        for (var failed = 1; ; failed++)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                throw new TaskCanceledException("The caller cancelled.", null, cancellationToken);
            }

            try
            {
                return await TryAsync(entity, patience, operation, cancellationToken);
            }
            catch (ServiceBusException fault) when (
                fault.IsTransient && failed <= Most && !(timeoutIsAnswer && fault.Reason == ServiceBusFailureReason.ServiceTimeout))
            {
                await Task.Delay(PauseAfter(failed, Random.Shared.NextDouble()), clock, cancellationToken);
            }
        }
    }

    private async Task<T> TryAsync<T>(string entity, TimeSpan patience, Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await operation(either.Token);
        }
        catch (OperationCanceledException cancelled) when (cancellationToken.IsCancellationRequested)
        {
            throw new TaskCanceledException("The caller cancelled.", cancelled, cancellationToken);
        }
        catch (OperationCanceledException cancelled) when (late.IsCancellationRequested)
        {
            throw new ServiceBusException(
                $"The namespace did not answer within {patience.TotalSeconds:0} s.", ServiceBusFailureReason.ServiceTimeout, entity, cancelled);
        }
        catch (Exception fault) when (FaultReasons.Translate(fault, entity) is { } known)
        {
            throw known;
        }
    }
}
