namespace Schalter.Emulators.ServiceBus.Tests;

/// <summary>Short pauses pass a hundred times faster: for clients that try again.</summary>
internal sealed class ImpatientClock : TimeProvider
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime < LongestPause ? dueTime / 100 : dueTime, period);
}
