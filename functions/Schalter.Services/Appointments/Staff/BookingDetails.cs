using NodaTime;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Services.Appointments.Staff;

/// <summary>A place and who has it, as staff see it; times of the office's clock.</summary>
/// <param name="State">See <see cref="StateOf"/>.</param>
/// <param name="Booking">Its reference; null, as all behind it, where nobody has booked.</param>
/// <param name="IsOverride">Booked by the office although somebody of the same name and birth date has an appointment.</param>
public sealed record BookingDetails(
    string Service, DateTimeOffset Start, DateTimeOffset End, string Location, int Counter, string State, string? Booking, string? FamilyName,
    string? GivenNames, string? DateOfBirth, string? DocumentNumber, string? Email, string? CaseReference, string? Language, bool? IsOverride)
{
    public static BookingDetails Of(Place place, Instant now)
    {
        ArgumentNullException.ThrowIfNull(place);
        var booking = place.Booking;
        return new(
            place.Key.Day.Service, At(place.Key.Start), At(place.End), place.Key.Location, place.Key.Counter, StateOf(place, now), booking?.Id,
            booking?.FamilyName, booking?.GivenNames, booking?.DateOfBirth, booking?.DocumentNumber,
            booking?.Email, booking?.CaseReference, booking?.Language, booking?.IsOverride);
    }

    /// <summary><c>free</c>, <c>held</c>, <c>booked</c>, <c>needs-moving</c>, <c>attended</c>, <c>missed</c> …</summary>
    private static string StateOf(Place place, Instant now) => place switch
    {
        { Booking: { Status: BookingStatus.Confirmed } booking } => booking.NeedsMoving ? "needs-moving" : "booked",
        { Booking: { } booking } => SubmissionJson.Word(booking.Status),
        { State: PlaceState.Held } when place.IsHeld(now) => "held",
        { State: PlaceState.Withdrawn } => "withdrawn",
        _ => "free",
    };

    private static DateTimeOffset At(Instant moment) => moment.InZone(OfficeTime.Zone).ToDateTimeOffset();
}
