using System.Buffers.Binary;
using System.Globalization;
using NodaTime;

namespace Schalter.Services.Appointments.Schedules;

/// <summary>One appointment for one person: a slot at one of its counters, and when it is published.</summary>
/// <param name="Counter">1 … capacity.</param>
public readonly record struct PlannedPlace(PlannedSlot Slot, int Counter, Instant ReleaseAt)
{
    /// <summary>As long as nobody shall pick it: a draw gives it out.</summary>
    public static readonly Instant Never = Instant.MaxValue;
}

/// <summary>
/// Deals the places of a day out to the tranches of its release rule. Which place comes when looks random to people and is the same
/// on every machine and in every run.
/// </summary>
public static class ReleasePlan
{
    /// <param name="draw">A keyed hash of a text, at least 16 bytes: nobody outside can foretell it.</param>
    public static IReadOnlyList<PlannedPlace> Of(Schedule schedule, LocalDate day, DateTimeZone zone, Func<string, byte[]> draw)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(draw);
        var dealt = DayPlan.Of(schedule, day, zone)
            .SelectMany(slot => Enumerable.Range(1, slot.Capacity).Select(counter => Draw(schedule, slot, counter, draw)))
            .OrderBy(p => p.Order).ThenBy(p => p.Slot.Start).ThenBy(p => p.Counter).ToList();
        return [.. dealt.Select((p, i) => new PlannedPlace(p.Slot, p.Counter, Moment(Of(schedule.Release, i, dealt.Count), day, zone, p.Chance)))];
    }

    private static (PlannedSlot Slot, int Counter, ulong Order, double Chance) Draw(
        Schedule schedule, PlannedSlot slot, int counter, Func<string, byte[]> draw)
    {
        var lot = draw(string.Create(CultureInfo.InvariantCulture, $"{schedule.Id} {slot.Start} {slot.Location} {counter}")).AsSpan();
        var chance = BinaryPrimitives.ReadUInt64BigEndian(lot[8..]) / (double)ulong.MaxValue;
        return (slot, counter, BinaryPrimitives.ReadUInt64BigEndian(lot), chance);
    }

    /// <summary>The tranche of the place at this position in the drawn order; rounding never loses a place.</summary>
    private static Tranche Of(IReadOnlyList<Tranche> release, int position, int count)
    {
        var percent = 0;
        foreach (var tranche in release)
        {
            percent += tranche.Percent;
            if (position * 100L < (long)percent * count)
            {
                return tranche;
            }
        }

        return release[^1];
    }

    private static Instant Moment(Tranche tranche, LocalDate day, DateTimeZone zone, double chance) =>
        zone.AtLeniently(day.PlusDays(-tranche.DaysAhead) + tranche.Time).ToInstant() + (tranche.Jitter * chance);
}
