using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Privacy;

namespace Schalter.Services.Appointments.Publishing;

/// <summary>Deletes a day at the counter with everybody who came, a week later.</summary>
public sealed class PurgeCounterDay(SlotStore places, BookingIndexStore index, GuardStore guards) : IPurge
{
    public string Kind => AppointmentNames.DayDeadline;

    public async Task PurgeAsync(string id, DateOnly today, CancellationToken cancellationToken)
    {
        var day = CounterDay.Parse(id);
        await places.DeleteDayAsync(day, cancellationToken);
        await index.RemoveDayAsync(day, cancellationToken);
        await guards.RemoveDayAsync(day, cancellationToken);
    }
}
