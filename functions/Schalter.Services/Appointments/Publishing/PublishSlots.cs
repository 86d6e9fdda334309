using NodaTime;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Events;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;

namespace Schalter.Services.Appointments.Publishing;

/// <summary>
/// Makes the places visible whose time has come, and takes back those that the schedule no longer has. It compares plan and table anew,
/// so a missed run is caught up by the next, and two at once write nothing twice.
/// </summary>
public sealed class PublishSlots(
    SlotStore store, ScheduleCatalogue schedules, SettledDays settled, PlanDay plans, DeadlineStore deadlines, TimeProvider clock)
{
    /// <summary>Bookings and their names go a week after the day.</summary>
    private const int KeptDays = 7;

    /// <summary>How often one run tries a day on which people book at the same time; the next run comes in a minute.</summary>
    private const int Tries = 5;

    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        foreach (var schedule in schedules.All)
        {
            await PublishAsync(schedule, cancellationToken);
        }
    }

    internal async Task PublishAsync(Schedule schedule, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var today = now.InZone(OfficeTime.Zone).Date;
        for (var ahead = 0; ahead <= schedule.Release.Max(t => t.DaysAhead); ahead++)
        {
            await PublishAsync(schedule, new(schedule.Id, today.PlusDays(ahead)), now, cancellationToken);
        }
    }

    /// <summary>The day on which everything about that day must be gone.</summary>
    internal static DateOnly LastDayOf(CounterDay day) => day.Date.PlusDays(KeptDays).ToDateOnly();

    private async Task PublishAsync(Schedule schedule, CounterDay day, Instant now, CancellationToken cancellationToken)
    {
        var plan = await plans.OfAsync(schedule, day, cancellationToken);
        var wanted = Fingerprint(plan, now);
        if (settled.Is(day, wanted, now))
        {
            return;
        }

        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var stored = await store.LoadDayAsync(day, cancellationToken);
            var publication = PublishRules.Decide(day, plan, stored.Places, now);
            if (publication.IsEmpty || await SaveAsync(schedule, stored, publication, now, cancellationToken))
            {
                settled.Note(day, publication.IsSettled ? wanted : null, now);
                return;
            }
        }
    }

    /// <summary>Changes when another place is due or the plan itself is another.</summary>
    private static int Fingerprint(IReadOnlyList<PlannedPlace> plan, Instant now)
    {
        var hash = new HashCode();
        foreach (var place in plan)
        {
            hash.Add(place);
            hash.Add(place.ReleaseAt <= now);
        }

        return hash.ToHashCode();
    }

    private async Task<bool> SaveAsync(Schedule schedule, StoredDay stored, Publication publication, Instant now, CancellationToken cancellationToken)
    {
        if (stored.Version is null)
        {
            await deadlines.SetAsync(LastDayOf(stored.Day), AppointmentNames.DayDeadline, stored.Day.Partition, cancellationToken);
        }

        var current = (StoredDay?)stored;
        await store.PublishAsync(stored.Day, SaveAllAsync, cancellationToken);
        return current is not null;

        async Task SaveAllAsync()
        {
            foreach (var step in Steps(publication))
            {
                current = current is null ? null : await SaveAsync(schedule, current, step, now, cancellationToken);
            }
        }
    }

    private static IEnumerable<(string Type, IReadOnlyList<Place> Places)> Steps(Publication publication) =>
    [
        .. publication.Withdrawn.Chunk(SlotStore.PlacesPerTransaction).Select(c => (AppointmentEvents.SlotsWithdrawn, (IReadOnlyList<Place>)c)),
        .. publication.ToMove.Chunk(SlotStore.PlacesPerTransaction / 2).Select(c => (AppointmentEvents.NeedsMoving, (IReadOnlyList<Place>)c)),
        .. publication.Released.Chunk(SlotStore.PlacesPerTransaction).Select(c => (AppointmentEvents.SlotsReleased, (IReadOnlyList<Place>)c)),
    ];

    private Task<StoredDay?> SaveAsync(
        Schedule schedule, StoredDay before, (string Type, IReadOnlyList<Place> Places) step, Instant now, CancellationToken cancellationToken)
    {
        var isOfBookings = step.Type == AppointmentEvents.NeedsMoving;
        var sequence = before.Sequence + (isOfBookings ? 0 : 1);

        // Where nobody picks a time nobody is asked to pick another one: the queue takes them back, and tells them.
        var mail = schedule.Mode == ScheduleMode.Urgency ? null : AppointmentMails.NeedsMoving;
        IReadOnlyList<EventRow> events = isOfBookings
            ? [.. step.Places.Select(p => AppointmentEvents.OfBooking(step.Type, p, now, mail))]
            : [AppointmentEvents.OfDay(step.Type, before.Day, sequence, step.Places, now, schedule.Mode == ScheduleMode.Calendar)];
        return store.SaveAsync(before, step.Places, sequence, events, cancellationToken);
    }
}
