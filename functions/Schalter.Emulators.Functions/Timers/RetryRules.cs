using System.Globalization;
using Microsoft.Azure.Functions.Worker;

namespace Schalter.Emulators.Functions.Timers;

/// <summary>Pauses between the attempts of a timer function.</summary>
internal static class RetryRules
{
    /// <summary>The pause before retry number <paramref name="retry"/> (from 1), or null when there is none.</summary>
    public static TimeSpan? PauseBefore(int retry, RetryAttribute? attribute)
    {
        if (attribute is null || (attribute.MaxRetryCount >= 0 && retry > attribute.MaxRetryCount))
        {
            return null;
        }

        return attribute switch
        {
            FixedDelayRetryAttribute constant => Interval(constant.DelayInterval),
            ExponentialBackoffRetryAttribute doubling => Doubled(retry, Interval(doubling.MinimumInterval), Interval(doubling.MaximumInterval)),
            _ => null,
        };
    }

    private static TimeSpan Doubled(int retry, TimeSpan shortest, TimeSpan longest)
    {
        var pause = shortest * Math.Pow(2, Math.Min(retry - 1, 20));
        return pause < longest ? pause : longest;
    }

    private static TimeSpan Interval(string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}
