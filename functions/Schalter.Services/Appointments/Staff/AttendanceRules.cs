using NodaTime;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Staff;

/// <summary>When staff may note that somebody came or did not. One can be put right by the other for as long as the day is kept.</summary>
public static class AttendanceRules
{
    /// <summary>People come early.</summary>
    public static readonly Duration Early = Duration.FromMinutes(30);

    /// <param name="place">With its booking.</param>
    /// <returns>The booking as it is to be; the same when it says so already.</returns>
    public static Answer<Booking> Decide(Place place, BookingStatus outcome, Instant now)
    {
        ArgumentNullException.ThrowIfNull(place);
        var booking = place.Booking!;
        var from = outcome == BookingStatus.Attended ? place.Key.Start - Early : place.End;
        return booking.Status == outcome ? new(booking)
            : now < from ? new(new Refusal("too-early", 409))
            : new(booking with { Status = outcome, Sequence = booking.Sequence + 1 });
    }
}
