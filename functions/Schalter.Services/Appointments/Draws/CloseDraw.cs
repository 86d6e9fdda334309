using System.Security.Cryptography;
using NodaTime;
using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Appointments.Draws.Lots;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Draws;

/// <summary>
/// Publishes who takes part and what is drawn for, while the seed is still secret: whoever could see it later can no longer choose
/// entries that suit it.
/// </summary>
public sealed class CloseDraw(DrawStore store, DrawEntryStore entries, DrawFileStore files, SlotStore slots, TimeProvider clock)
{
    /// <summary>Longer than an entry may take that came in time (see <see cref="EnterDraw"/>).</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    /// <returns>Whether it is closed now.</returns>
    public async Task<bool> HandleAsync(Schedule schedule, DrawState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(state);
        var now = clock.GetUtcNow();
        if (now < state.Rules.EntriesUntil + Grace)
        {
            return false;
        }

        var list = new DrawList(
            state.Service, state.Rules.Id, await PlacesAsync(schedule, state.Rules, cancellationToken),
            await entries.ListedAsync(state.Service, state.Rules.Id, cancellationToken));
        var file = await files.WriteAsync(state.Name, DrawFileStore.List, list.Write(), cancellationToken);
        var written = DrawList.Read(file);
        var closed = state with
        {
            Stage = DrawStage.Closed,
            ListHash = Hash(file),
            ClosedAt = now,
            Entries = written.Lots.Count,
            Places = written.Places.Count,
            Sequence = state.Sequence + 1,
        };
        return await store.CommitAsync(closed, DrawEvents.Closed(closed, Instant.FromDateTimeOffset(now)), cancellationToken);
    }

    internal static string Hash(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    /// <summary>As the schedule has them now, without those that somebody has or is about to have: the draw may have been added late.</summary>
    private async Task<IReadOnlyList<PlaceKey>> PlacesAsync(Schedule schedule, Draw rules, CancellationToken cancellationToken)
    {
        var places = new List<PlaceKey>();
        for (var date = LocalDate.FromDateOnly(rules.PlacesFrom); date <= LocalDate.FromDateOnly(rules.PlacesUntil); date = date.PlusDays(1))
        {
            var day = new CounterDay(schedule.Id, date);
            if (DayPlan.Of(schedule, date, OfficeTime.Zone) is not { Count: > 0 } plan)
            {
                continue;
            }

            var stored = await slots.LoadDayAsync(day, cancellationToken);
            var gone = stored.Places.Where(p => p.State is PlaceState.Booked or PlaceState.Held).Select(p => p.Key).ToHashSet();
            places.AddRange(plan
                .SelectMany(slot => Enumerable.Range(1, slot.Capacity).Select(counter => new PlaceKey(day, slot.Start, slot.Location, counter)))
                .Where(place => !gone.Contains(place)));
        }

        return places;
    }
}
