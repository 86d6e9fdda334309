using NodaTime;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Services.Appointments.Staff;

/// <param name="Reason">For the audit trail.</param>
public sealed record AttendanceInput(string? Reason = null) : IOfficeInput;

/// <summary>
/// Notes that somebody came, or did not. Either way the appointment is over for the rule of one per person: its guard is not live any
/// more, and the person may book again. How often somebody did not come is not counted.
/// </summary>
public sealed class NoteAttendance(ShowBooking bookings, SlotStore places, SettleMove settle, TimeProvider clock)
{
    private const int Tries = 5;

    /// <param name="outcome"><see cref="BookingStatus.Attended"/> or <see cref="BookingStatus.Missed"/>.</param>
    public async Task<Answer<BookingDetails>> HandleAsync(string booking, BookingStatus outcome, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var found = await bookings.PlaceAsync(booking, cancellationToken);
            if (found.Value is not { } place)
            {
                return new(found.Refusal!);
            }

            if (place.Booking!.IsMoving)
            {
                await settle.HandleAsync(place.Booking.Id, cancellationToken);
            }
            else if (await NoteAsync(place, outcome, cancellationToken) is { } answer)
            {
                return answer;
            }
        }

        return new(new Refusal("try-again", 409));
    }

    /// <returns>Null when somebody else changed the booking.</returns>
    private async Task<Answer<BookingDetails>?> NoteAsync(Place place, BookingStatus outcome, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var decided = AttendanceRules.Decide(place, outcome, now);
        if (decided.Value is not { } after)
        {
            return new(decided.Refusal!);
        }

        var noted = place with { Booking = after };
        return after == place.Booking || await CommitAsync(noted, now, cancellationToken) ? new(BookingDetails.Of(noted, now)) : null;
    }

    private Task<bool> CommitAsync(Place noted, Instant now, CancellationToken cancellationToken)
    {
        var type = noted.Booking!.Status == BookingStatus.Attended ? AppointmentEvents.Attended : AppointmentEvents.Missed;
        return places.CommitAsync(noted, [AppointmentEvents.OfBooking(type, noted, now)], cancellationToken);
    }
}
