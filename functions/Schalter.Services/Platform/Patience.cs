using Microsoft.Extensions.Logging;

namespace Schalter.Services.Platform;

/// <summary>A queue message that can be put back; <see cref="Attempt"/> counts how often it already waited for a dependency.</summary>
public interface IRetriableMessage<out TSelf>
{
    int Attempt { get; }

    TSelf WithAttempt(int attempt);
}

/// <summary>
/// Lets work wait for a dependency that is down, for hours if need be, instead of ending as poison after five quick tries: the same
/// message goes back on the queue with a growing delay and the function completes. Defects are thrown on.
/// </summary>
public sealed class Patience(MessageSender sender, ILogger<Patience> log)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);

    public async Task RunAsync<T>(string queue, T message, Func<T, CancellationToken, Task> work, CancellationToken cancellationToken)
        where T : IRetriableMessage<T>
    {
        try
        {
            await work(message, cancellationToken);
        }
        catch (Exception outage) when (Outages.IsOutage(outage, cancellationToken))
        {
            var delay = DelayAfter(message.Attempt);
            log.LogWarning(outage, "WorkDelayed: {Queue} attempt {Attempt}, again in {Delay}", queue, message.Attempt, delay);
            await sender.SendAsync(queue, message.WithAttempt(message.Attempt + 1), delay, cancellationToken);
        }
    }

    /// <summary>2 s, 4 s, 8 s … at most one hour.</summary>
    public static TimeSpan DelayAfter(int attempt)
    {
        var seconds = FirstDelay.TotalSeconds * Math.Pow(2, Math.Clamp(attempt, 0, 20));
        return TimeSpan.FromSeconds(Math.Min(seconds, LongestDelay.TotalSeconds));
    }
}
