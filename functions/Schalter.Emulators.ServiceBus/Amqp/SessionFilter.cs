using Amqp.Framing;
using Amqp.Types;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>How a receiver asks for a session: a filter of its source. A filter without a value means whichever is free next.</summary>
internal readonly record struct SessionFilter(bool IsGiven, string? SessionId)
{
    public const string LockedUntil = "com.microsoft:locked-until-utc";
    private const string Name = "com.microsoft:session-filter";
    private const string Timeout = "com.microsoft:timeout";
    private static readonly TimeSpan ServicesPatience = TimeSpan.FromSeconds(65);

    public static SessionFilter Of(Source source) => source.FilterSet is { } filters && filters.ContainsKey(new Symbol(Name))
        ? new(true, (filters[new Symbol(Name)] is DescribedValue described ? described.Value : filters[new Symbol(Name)]) as string)
        : new(false, null);

    /// <summary>The source as it was asked for, with the session that was had.</summary>
    public static Source Granted(Source asked, string sessionId) => new()
    {
        Address = asked.Address,
        FilterSet = new Map { [new Symbol(Name)] = sessionId },
    };

    /// <summary>How long a client waits for a session to become free.</summary>
    public static TimeSpan Patience(Attach attach) => attach.Properties?[new Symbol(Timeout)] switch
    {
        uint milliseconds => TimeSpan.FromMilliseconds(milliseconds),
        int milliseconds and > 0 => TimeSpan.FromMilliseconds(milliseconds),
        long milliseconds and > 0 and < int.MaxValue => TimeSpan.FromMilliseconds(milliseconds),
        ulong milliseconds and < int.MaxValue => TimeSpan.FromMilliseconds(milliseconds),
        _ => ServicesPatience,
    };
}
