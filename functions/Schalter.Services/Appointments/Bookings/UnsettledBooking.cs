using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>Says "look whether everything about this booking is done": sent, with a delay, before it is begun.</summary>
public sealed record UnsettledBooking(string Booking, int Attempt = 0) : IRetriableMessage<UnsettledBooking>
{
    public const string Queue = "bookings-unsettled";

    /// <summary>By then whoever began has ended or is gone.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromMinutes(2);

    public UnsettledBooking WithAttempt(int attempt) => this with { Attempt = attempt };
}
