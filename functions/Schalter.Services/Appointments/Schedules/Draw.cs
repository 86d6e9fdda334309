using NodaTime;

namespace Schalter.Services.Appointments.Schedules;

/// <summary>A draw: who enters by a certain moment has the same chance, however early they came. It gives out all places of some days.</summary>
/// <param name="Id">Within its service.</param>
/// <param name="EntriesUntil">From then on nobody can enter.</param>
/// <param name="DrawAt">When the seed is revealed; the list of entries is published before.</param>
/// <param name="PlacesFrom">First day whose places it gives out; nobody can pick them before.</param>
/// <param name="PlacesUntil">Last such day.</param>
/// <param name="OfferHours">How long who was drawn can take the place.</param>
public sealed record Draw(
    string Id, DateTimeOffset EntriesFrom, DateTimeOffset EntriesUntil, DateTimeOffset DrawAt, DateOnly PlacesFrom, DateOnly PlacesUntil, int OfferHours)
{
    public bool Covers(LocalDate day) => day.ToDateOnly() is var date && PlacesFrom <= date && date <= PlacesUntil;

    public bool Overlaps(Draw other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return PlacesFrom <= other.PlacesUntil && other.PlacesFrom <= PlacesUntil;
    }
}
