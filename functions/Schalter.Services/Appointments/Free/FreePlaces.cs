using System.Collections.Concurrent;
using NodaTime;

namespace Schalter.Services.Appointments.Free;

/// <summary>A time that still has places.</summary>
public sealed record FreeSlot(string Slot, LocalDate Date, Instant Start, Instant End, string Location, int Places);

/// <summary>
/// The free places of a service as they were a moment ago, minus those that this instance has given away since. Only a hint: whoever takes
/// one writes on condition that its row is still the same.
/// </summary>
public sealed class FreePlaces(Instant readAt, IReadOnlyList<Place> free, Random chance)
{
    private readonly ConcurrentDictionary<PlaceKey, bool> taken = new();
    private IReadOnlyList<FreeSlot>? slots;

    public Instant ReadAt => readAt;

    /// <summary>By time and location.</summary>
    public IReadOnlyList<FreeSlot> Slots(Instant from) => [.. (slots ??= Count()).Where(s => s.Start >= from)];

    /// <summary>Any place that fits, at random: people who come at once shall not all reach for the same one.</summary>
    public Place? Pick(Func<Place, bool> fits) =>
        free.Where(p => fits(p) && IsLeft(p)).ToArray() is { Length: > 0 } fitting ? chance.GetItems(fitting, 1)[0] : null;

    /// <summary>Somebody has it.</summary>
    public void Remove(Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        taken[place.Key] = true;
        slots = null;
    }

    private bool IsLeft(Place place) => !taken.ContainsKey(place.Key);

    private List<FreeSlot> Count() =>
    [
        .. free.Where(IsLeft).GroupBy(p => p.Key.Slot)
            .Select(g => (Place: g.First(), Count: g.Count()))
            .Select(g => new FreeSlot(g.Place.Key.Slot, g.Place.Key.Day.Date, g.Place.Key.Start, g.Place.End, g.Place.Key.Location, g.Count))
            .OrderBy(s => s.Start).ThenBy(s => s.Location, StringComparer.Ordinal),
    ];
}
