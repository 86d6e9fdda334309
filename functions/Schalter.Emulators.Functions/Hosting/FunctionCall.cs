using Microsoft.Azure.Functions.Worker;

namespace Schalter.Emulators.Functions.Hosting;

/// <summary>One call to make: the trigger is an <c>HttpContext</c>, a <see cref="TimerInfo"/> or the text of a message.</summary>
internal sealed record FunctionCall(FunctionDescriptor Function, object Trigger)
{
    public IReadOnlyDictionary<string, object?> BindingData { get; init; } = new Dictionary<string, object?>();

    public int RetryCount { get; init; }

    /// <summary>After this the token is cancelled and the call counts as failed; requests have no such bound here.</summary>
    public TimeSpan Timeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;
}
