using NodaTime;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;

namespace Schalter.Services.Emergencies;

/// <summary>
/// Sees what has become of an offer or appointment: not answered in time, given back, called off, attended or missed. The place's row is the truth, and
/// whoever changes a booking does not know of the registration behind it.
/// </summary>
public sealed class SettleEmergency(EmergencyStore store, FindBooking bookings, EndEmergency end, RequeueEmergency requeue, TimeProvider clock)
{
    /// <returns>The registration as it is now; null when somebody else changed it.</returns>
    public Task<EmergencyEntry?> HandleAsync(EmergencyEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry switch
        {
            { Status: EmergencyStatus.Offered, Offer: { } offer } when offer.Until <= clock.GetUtcNow() => end.ExpireAsync(entry, cancellationToken),
            { Status: EmergencyStatus.Confirmed, Booking: { } booking } => FollowAsync(entry, booking, cancellationToken),
            { Status: EmergencyStatus.Checked, Booking: not null } => requeue.FinishAsync(entry, cancellationToken),
            { IsLive: false } => end.TidyAsync(entry, cancellationToken),
            _ => Task.FromResult<EmergencyEntry?>(entry),
        };
    }

    private async Task<EmergencyEntry?> FollowAsync(EmergencyEntry entry, string booking, CancellationToken cancellationToken)
    {
        var place = await bookings.HandleAsync(booking, cancellationToken);
        return place?.Booking?.Status switch
        {
            null => await end.HandleAsync(entry, EmergencyStatus.Declined, null, cancellationToken),
            BookingStatus.Attended => await end.HandleAsync(entry, EmergencyStatus.Attended, null, cancellationToken),
            BookingStatus.Missed => await end.HandleAsync(entry, EmergencyStatus.Missed, null, cancellationToken),
            _ when IsLongOver(place) => await LeaveAsync(entry, cancellationToken),
            _ when place.Booking.NeedsMoving => await requeue.HandleAsync(entry, cancellationToken),
            _ => entry,
        };
    }

    /// <summary>Nobody noted whether the person came; the day after, nobody will.</summary>
    private bool IsLongOver(Place place) => Instant.FromDateTimeOffset(clock.GetUtcNow()) - place.End > Duration.FromDays(1);

    private async Task<EmergencyEntry?> LeaveAsync(EmergencyEntry entry, CancellationToken cancellationToken)
    {
        await store.UnserveAsync(entry, cancellationToken);
        return entry;
    }
}
