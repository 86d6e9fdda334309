using NodaTime;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Free;

/// <summary>Days and times on which somebody can still come.</summary>
public sealed class ListSlots(ScheduleCatalogue schedules, FindFreePlaces free, TimeProvider clock)
{
    /// <param name="day">Only this day; null for all.</param>
    public async Task<Answer<FreeTimes>> HandleAsync(string service, LocalDate? day, CancellationToken cancellationToken)
    {
        if (schedules.FindBookable(service) is not { } schedule)
        {
            return new(new Refusal("service-unknown", 404));
        }

        var places = await free.HandleAsync(schedule, cancellationToken);
        var from = Instant.FromDateTimeOffset(clock.GetUtcNow()) + schedule.Terms.Notice;
        return new(new FreeTimes(schedule, [.. places.Slots(from).Where(s => day is null || s.Date == day)]));
    }
}

/// <param name="Slots">By time.</param>
public sealed record FreeTimes(Schedule Schedule, IReadOnlyList<FreeSlot> Slots);
