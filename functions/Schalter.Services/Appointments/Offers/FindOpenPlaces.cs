using NodaTime;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Offers;

/// <summary>The published places of a service that nobody has booked, for services that offer every place in turn.</summary>
public sealed class FindOpenPlaces(SlotStore places)
{
    /// <returns>By time: free ones, and those kept for an offer. Who is booking one at the counter is left alone.</returns>
    public async Task<IReadOnlyList<Place>> HandleAsync(Schedule schedule, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var (open, today) = (new List<Place>(), now.InZone(OfficeTime.Zone).Date);
        for (var ahead = 0; ahead <= schedule.Release.Max(t => t.DaysAhead); ahead++)
        {
            var day = await places.LoadDayAsync(new(schedule.Id, today.PlusDays(ahead)), cancellationToken);
            open.AddRange(day.Places.Where(p => p.Key.Start > now && (p.State == PlaceState.Free
                || (p.State == PlaceState.Held && (p.Hold!.IsOffer || !p.IsHeld(now))))));
        }

        return [.. open.OrderBy(p => p.Key.Start).ThenBy(p => p.Key.Location, StringComparer.Ordinal).ThenBy(p => p.Key.Counter)];
    }
}
