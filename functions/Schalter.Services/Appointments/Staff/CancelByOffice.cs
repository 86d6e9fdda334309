using NodaTime;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Services.Appointments.Staff;

/// <param name="Reason">For the audit trail; must be said.</param>
public sealed record OfficeCancelInput(string? Reason = null) : IOfficeInput;

/// <summary>Calls an appointment off for a person who phoned, or for the office: without access key and cut-off, until it is over.</summary>
public sealed class CancelByOffice(ShowBooking bookings, CancelBooking cancel, TimeProvider clock)
{
    private const int Tries = 5;

    /// <returns>The booking as it was.</returns>
    public async Task<Answer<BookingDetails>> HandleAsync(string booking, OfficeCancelInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (string.IsNullOrWhiteSpace(input.Reason))
        {
            return new(OfficeBooking.ReasonMissing);
        }

        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
            var found = await bookings.PlaceAsync(booking, cancellationToken);
            if (found.Value is not { } place || IsOver(place, now))
            {
                return new(found.Refusal ?? new Refusal("change-too-late", 409));
            }

            if (await cancel.GiveBackAsync(place, CancelReason.Office, now, cancellationToken))
            {
                return new(BookingDetails.Of(place, now));
            }
        }

        return new(new Refusal("try-again", 409));
    }

    private static bool IsOver(Place place, Instant now) => !place.Booking!.IsLive || place.End <= now;
}
