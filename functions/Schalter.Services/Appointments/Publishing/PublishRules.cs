using NodaTime;
using Schalter.Services.Appointments.Schedules;

namespace Schalter.Services.Appointments.Publishing;

/// <summary>What must change about the places of a day.</summary>
/// <param name="IsSettled">False while somebody holds a place that ought to go, or is leaving it: look again when that has ended.</param>
public sealed record Publication(
    IReadOnlyList<Place> Released, IReadOnlyList<Place> Withdrawn, IReadOnlyList<Place> ToMove, bool IsSettled)
{
    public bool IsEmpty => Released.Count + Withdrawn.Count + ToMove.Count == 0;
}

/// <summary>
/// Compares what a schedule wants with what is there. It never takes a place from a person: booked ones are only marked. Never more of a day
/// come out than are due, even when lots are drawn anew since the secret has changed.
/// </summary>
public static class PublishRules
{
    /// <param name="plan">All places of the day, whether already due or not.</param>
    /// <param name="rows">All places stored.</param>
    public static Publication Decide(CounterDay day, IReadOnlyList<PlannedPlace> plan, IReadOnlyList<Place> rows, Instant now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(rows);
        var stored = rows.Where(r => r.Key.Start > now).ToLookup(r => r.Key.Slot);
        var planned = plan.Where(p => p.Slot.Start > now).ToLookup(p => Key(day, p).Slot);
        var slots = planned.Select(p => p.Key).Union(stored.Select(s => s.Key)).Order(StringComparer.Ordinal)
            .Select(slot => new SlotPlan(day, [.. planned[slot]], [.. stored[slot]], now)).ToList();
        var due = slots.Sum(s => s.Due) - slots.Sum(s => s.Out);
        return new(
            [.. slots.SelectMany(s => s.Released()).OrderBy(r => r.At).Take(Math.Max(0, due)).Select(r => r.Place)],
            [.. slots.SelectMany(s => s.Withdrawn())],
            [.. slots.SelectMany(s => s.ToMove())],
            slots.TrueForAll(s => s.IsSettled));
    }

    private static PlaceKey Key(CounterDay day, PlannedPlace place) => new(day, place.Slot.Start, place.Slot.Location, place.Counter);

    /// <summary>One time at one location. How many come then counts, not which counter they stand at.</summary>
    private sealed class SlotPlan(CounterDay day, IReadOnlyList<PlannedPlace> planned, IReadOnlyList<Place> stored, Instant now)
    {
        private readonly List<Place> live = [.. stored.Where(p => p.State != PlaceState.Withdrawn)];

        /// <summary>How many more stand there than the schedule wants, those apart whose people are already told.</summary>
        private int Excess => live.Count - planned.Count - live.Count(p => p.Booking is { NeedsMoving: true });

        public bool IsSettled => !live.Exists(IsChanging) || (live.Count <= planned.Count && !IsKeptBack);

        /// <summary>Nobody is told to choose another time as long as they cannot; most often they are gone or settled at the next look.</summary>
        private bool IsChanging(Place place) => place.IsHeld(now) || place.Booking is { IsMoving: true } or { Status: BookingStatus.Unconfirmed };

        /// <summary>How many places ought to be out by now.</summary>
        public int Due => planned.Count(p => p.ReleaseAt <= now);

        /// <summary>How many of those wanted are out.</summary>
        public int Out => Math.Min(live.Count, planned.Count);

        public IEnumerable<(Instant At, Place Place)> Released()
        {
            var due = planned.Where(p => p.ReleaseAt <= now).OrderBy(p => p.Counter)
                .Select(p => (
                    At: p.ReleaseAt,
                    Place: stored.FirstOrDefault(s => s.Key.Counter == p.Counter) ?? new Place(Key(day, p), p.Slot.End, PlaceState.Free)))
                .Where(p => p.Place.Version is null || p.Place.State == PlaceState.Withdrawn);
            return due.Take(Math.Max(0, planned.Count - live.Count))
                .Select(p => (p.At, p.Place with { State = PlaceState.Free, FreeFrom = null, Hold = null }));
        }

        public IEnumerable<Place> Withdrawn() => Unbooked().Select(p => p with { State = PlaceState.Withdrawn, Hold = null });

        /// <summary>One that is being moved is left alone, as its next event is told by its new place, and one not confirmed yet until it is.</summary>
        public IEnumerable<Place> ToMove()
        {
            var changing = live.Count(IsChanging);
            var left = Math.Max(0, Excess - Unbooked().Count() - changing);
            return live.Where(p => p.Booking is { NeedsMoving: false, IsLive: true } && !IsChanging(p)).OrderByDescending(p => p.Key.Counter).Take(left)
                .Select(p => p with { Booking = p.Booking! with { NeedsMoving = true, Sequence = p.Booking.Sequence + 1 } });
        }

        /// <summary>What is too many, and on a day that a draw gives out all that nobody has: who is drawn shall find it.</summary>
        private IEnumerable<Place> Unbooked() => live
            .Where(p => p.State is PlaceState.Free or PlaceState.Held && !p.IsHeld(now))
            .OrderByDescending(p => p.Key.Counter).Take(IsKeptBack ? live.Count : Math.Max(0, Excess));

        private bool IsKeptBack => planned.Count > 0 && planned.All(p => p.ReleaseAt == PlannedPlace.Never);
    }
}
