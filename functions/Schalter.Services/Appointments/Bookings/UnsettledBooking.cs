using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>Says "look whether everything about this booking is done": sent, with a delay, before it is begun.</summary>
/// <param name="IsLast">Whether it was looked at before: whoever slept meanwhile has begun by now, or never will.</param>
public sealed record UnsettledBooking(string Booking, int Attempt = 0, bool IsLast = false) : IRetriableMessage<UnsettledBooking>
{
    public const string Queue = "bookings-unsettled";

    /// <summary>By then whoever began has ended or is gone.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromMinutes(2);

    /// <summary>The runtime ends every invocation within it (<c>functionTimeout</c> in host.json).</summary>
    public static readonly TimeSpan LongestInvocation = TimeSpan.FromMinutes(10);

    public UnsettledBooking WithAttempt(int attempt) => this with { Attempt = attempt };
}
