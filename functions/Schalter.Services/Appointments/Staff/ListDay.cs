using NodaTime;
using NodaTime.Text;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Staff;

/// <summary>Who comes on a day, by service.</summary>
/// <param name="Date">Day at the office, ISO 8601.</param>
/// <param name="At">When it was read: people book and cancel meanwhile.</param>
public sealed record DayList(string Date, DateTimeOffset At, IReadOnlyList<ServiceDay> Services);

/// <param name="Places">By time, location and counter; those taken back are left out.</param>
public sealed record ServiceDay(string Service, IReadOnlyList<BookingDetails> Places);

/// <summary>The list of a day at the counters. It is there until the day is deleted, a week later.</summary>
public sealed class ListDay(ScheduleCatalogue schedules, SlotStore store, TimeProvider clock)
{
    /// <param name="service">Only this; null for all.</param>
    public async Task<Answer<DayList>> HandleAsync(string date, string? service, CancellationToken cancellationToken)
    {
        if (LocalDatePattern.Iso.Parse(date) is not { Success: true } day)
        {
            return new(new Refusal("request-invalid", 422, new FieldError("date", "date-invalid")));
        }

        var wanted = schedules.All.Where(s => service is null || s.Id == service).ToList();
        if (wanted.Count == 0 && service is not null)
        {
            return new(ScheduleFiles.Unknown);
        }

        var now = clock.GetUtcNow();
        var services = new List<ServiceDay>();
        foreach (var schedule in wanted)
        {
            var places = await PlacesAsync(new(schedule.Id, day.Value), Instant.FromDateTimeOffset(now), cancellationToken);
            services.AddRange(places.Count > 0 || service is not null ? [new(schedule.Id, places)] : []);
        }

        return new(new DayList(LocalDatePattern.Iso.Format(day.Value), OfficeTime.At(now), services));
    }

    /// <summary>The day as the audit trail may keep it.</summary>
    public static string Named(string date) => LocalDatePattern.Iso.Parse(date).Success ? date : "invalid";

    private async Task<IReadOnlyList<BookingDetails>> PlacesAsync(CounterDay day, Instant now, CancellationToken cancellationToken) =>
    [
        .. (await store.LoadDayAsync(day, cancellationToken)).Places
            .Where(p => p.State != PlaceState.Withdrawn)
            .OrderBy(p => p.Key.Start).ThenBy(p => p.Key.Location, StringComparer.Ordinal).ThenBy(p => p.Key.Counter)
            .Select(p => BookingDetails.Of(p, now)),
    ];
}
