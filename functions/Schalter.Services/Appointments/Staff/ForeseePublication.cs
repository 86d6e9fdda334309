using NodaTime;
using NodaTime.Text;
using Schalter.Services.Appointments.Publishing;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Staff;

/// <summary>What the next run of the publisher will make of a schedule.</summary>
/// <param name="Withdrawn">Free places that will be taken back.</param>
/// <param name="ToMove">Booked people who will be told that they must choose another time.</param>
/// <param name="Released">Places that will appear at once, as their time has come already.</param>
/// <param name="Days">Days on which something changes.</param>
public sealed record Foreseen(int Withdrawn, int ToMove, int Released, IReadOnlyList<ForeseenDay> Days)
{
    public static Foreseen Of(IReadOnlyList<ForeseenDay> days) => new(days.Sum(d => d.Withdrawn), days.Sum(d => d.ToMove), days.Sum(d => d.Released), days);
}

/// <param name="IsOpen">Somebody is filling in the booking of a place that ought to go: once that has ended it is one more of the others.</param>
public sealed record ForeseenDay(string Date, int Withdrawn, int ToMove, int Released, bool IsOpen);

/// <summary>Tells what a schedule would do to the places already published, by the rules that will do it, and does nothing.</summary>
public sealed class ForeseePublication(SlotStore store, PlanDay plans, TimeProvider clock)
{
    /// <param name="days">Days looked at, as far as the schedule publishes them; null for all.</param>
    public async Task<Foreseen> HandleAsync(Schedule schedule, DateInterval? days, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var published = Published(schedule, now);
        var looked = days is null ? published : published.Intersection(days);
        var found = new List<ForeseenDay>();
        foreach (var date in (IEnumerable<LocalDate>?)looked ?? [])
        {
            found.AddRange(await OfDayAsync(schedule, new(schedule.Id, date), now, cancellationToken) is { } day ? [day] : []);
        }

        return Foreseen.Of(found);
    }

    private async Task<ForeseenDay?> OfDayAsync(Schedule schedule, CounterDay day, Instant now, CancellationToken cancellationToken)
    {
        var stored = await store.LoadDayAsync(day, cancellationToken);
        var publication = PublishRules.Decide(day, await plans.OfAsync(schedule, day, cancellationToken), stored.Places, now);
        return publication is { IsEmpty: true, IsSettled: true }
            ? null
            : new(
                LocalDatePattern.Iso.Format(day.Date), publication.Withdrawn.Count, publication.ToMove.Count, publication.Released.Count,
                !publication.IsSettled);
    }

    /// <summary>The days that the publisher looks after.</summary>
    private static DateInterval Published(Schedule schedule, Instant now)
    {
        var today = now.InZone(OfficeTime.Zone).Date;
        return new(today, today.PlusDays(schedule.Release.Max(t => t.DaysAhead)));
    }
}
