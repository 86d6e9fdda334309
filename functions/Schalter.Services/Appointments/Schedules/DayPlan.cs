using NodaTime;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Schedules;

/// <summary>A time at a location that people can choose.</summary>
/// <param name="Capacity">How many can come then.</param>
public readonly record struct PlannedSlot(Instant Start, Instant End, string Location, int Capacity);

/// <summary>The appointments of a day as its schedule wants them, whether published or not.</summary>
public static class DayPlan
{
    /// <summary>
    /// By time, then location. Hours are cut into slots by elapsed time: in the night when clocks go back the repeated hour has its slots
    /// twice, in the night when they go forward the missing hour has none.
    /// </summary>
    public static IReadOnlyList<PlannedSlot> Of(Schedule schedule, LocalDate day, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(zone);
        var clock = new DayClock(day, zone);
        var slots = Open(schedule, day).SelectMany(open => Cut(schedule, open, clock)).Where(s => s.Capacity > 0);
        return [.. slots.OrderBy(s => s.Start).ThenBy(s => s.Location, StringComparer.Ordinal)];
    }

    /// <summary>Whether people come at the time of this place, as the schedule is now: the office may have closed since it was published.</summary>
    public static bool Has(Schedule schedule, PlaceKey place) =>
        Of(schedule, place.Day.Date, OfficeTime.Zone).Any(s => s.Start == place.Start && s.Location == place.Location);

    private static IEnumerable<OpeningHours> Open(Schedule schedule, LocalDate day)
    {
        var hours = schedule.Seasons.FirstOrDefault(s => s.Days.Contains(day))?.Hours ?? schedule.Hours;
        var weekly = PublicHolidays.IsHoliday(day) ? [] : hours.Where(h => h.Day == day.DayOfWeek && !IsClosed(schedule, day, h.Location));
        var extra = schedule.Extra.Where(e => e.Day == day)
            .Select(e => new OpeningHours(day.DayOfWeek, e.Open, e.Location, e.Counters, []));
        return weekly.Concat(extra);
    }

    private static bool IsClosed(Schedule schedule, LocalDate day, string location) =>
        schedule.Closures.Any(c => c.Days.Contains(day) && (c.Location is null || c.Location == location));

    private static IEnumerable<PlannedSlot> Cut(Schedule schedule, OpeningHours open, DayClock clock)
    {
        var (from, until) = clock.At(open.Open);
        var pauses = open.Breaks.Select(clock.At).OrderBy(p => p.From).ToList();
        for (var start = from; start + schedule.SlotLength <= until;)
        {
            var end = start + schedule.SlotLength;
            if (pauses.Find(p => p.From < end && start < p.Until) is { Until: var resume } pause && pause.From < pause.Until)
            {
                start = resume;
                continue;
            }

            yield return new(start, end, open.Location, Capacity(schedule, open, clock, start));
            start = end;
        }
    }

    private static int Capacity(Schedule schedule, OpeningHours open, DayClock clock, Instant start) => schedule.Capacity
        .LastOrDefault(c => c.Days.Contains(clock.Day) && (c.Location is null || c.Location == open.Location) && clock.Covers(c.During, start))
        ?.Counters ?? open.Counters;

    /// <summary>Times of one day as moments; a time that the clock skips is the moment of the skip.</summary>
    private readonly record struct DayClock(LocalDate Day, DateTimeZone Zone)
    {
        public (Instant From, Instant Until) At(TimeSpanOfDay hours) => (First(hours.From), Last(hours.Until));

        public bool Covers(TimeSpanOfDay? hours, Instant moment)
        {
            var (from, until) = hours is { } some ? At(some) : (Instant.MinValue, Instant.MaxValue);
            return from <= moment && moment < until;
        }

        private Instant First(LocalTime time) => Zone.MapLocal(Day + time) is { Count: > 0 } known ? known.First().ToInstant() : AfterGap(time);

        private Instant Last(LocalTime time) => Zone.MapLocal(Day + time) is { Count: > 0 } known ? known.Last().ToInstant() : AfterGap(time);

        private Instant AfterGap(LocalTime time) => Zone.MapLocal(Day + time).LateInterval.Start;
    }
}
