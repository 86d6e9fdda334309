using NodaTime;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>Until when and how often a person may change a booking. If the office took the counter away, these limits do not count.</summary>
internal static class ChangeRules
{
    /// <summary>Null when it may be cancelled or moved.</summary>
    public static Refusal? Refused(Place place, BookingTerms? terms, Instant now)
    {
        var (booking, left) = (place.Booking!, place.Key.Start - now);
        var needed = booking.NeedsMoving ? Duration.Zero : terms?.ChangeUntil ?? Duration.Zero;
        return booking.IsLive && left > Duration.Zero && left >= needed ? null : new("change-too-late", 409);
    }

    public static Refusal? MovedTooOften(Place place, BookingTerms terms) => place.Booking switch
    {
        { Status: BookingStatus.Unconfirmed } => new("booking-unconfirmed", 409),
        { NeedsMoving: false, Moves: var moves } when moves >= terms.MostMoves => Refusal.TooMany("moved-too-often", terms.MostMoves) with { Status = 409 },
        _ => null,
    };
}
