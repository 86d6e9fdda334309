using Microsoft.Extensions.Options;
using NodaTime;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Reminding;

/// <summary>
/// Reminds people of their appointment, once. The mark lies in the same transaction as the event that brings the mail: a missed run is
/// caught up, and two at once remind nobody twice.
/// </summary>
public sealed class RemindPeople(SlotStore places, ScheduleCatalogue schedules, IOptions<AppointmentSettings> settings, TimeProvider clock)
{
    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var today = now.InZone(OfficeTime.Zone).Date;
        var last = (now + Ahead).InZone(OfficeTime.Zone).Date;
        foreach (var schedule in schedules.All)
        {
            for (var day = today; day <= last; day = day.PlusDays(1))
            {
                await RemindAsync(new(schedule.Id, day), now, cancellationToken);
            }
        }
    }

    private Duration Ahead => Duration.FromHours(settings.Value.ReminderHours);

    private async Task RemindAsync(CounterDay day, Instant now, CancellationToken cancellationToken)
    {
        foreach (var place in (await places.LoadDayAsync(day, cancellationToken)).Places.Where(p => IsDue(p, now)))
        {
            var reminded = place with { Booking = place.Booking! with { IsReminded = true, Sequence = place.Booking.Sequence + 1 } };
            var told = AppointmentEvents.OfBooking(AppointmentEvents.Reminded, reminded, now, AppointmentMails.Reminder);
            await places.CommitAsync(reminded, [told], cancellationToken);
        }
    }

    /// <summary>Who booked a moment ago needs no reminder; who changes places right now is reminded of the new one.</summary>
    private bool IsDue(Place place, Instant now) =>
        place.Booking is { Status: BookingStatus.Confirmed, IsReminded: false, NeedsMoving: false, IsMoving: false } booking
        && place.Key.Start > now && place.Key.Start - now <= Ahead
        && place.Key.Start - Instant.FromDateTimeOffset(booking.BookedAt) > Ahead;
}
