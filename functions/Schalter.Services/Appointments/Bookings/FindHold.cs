using NodaTime;
using Schalter.Services.Appointments.Schedules;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>Finds the place that a hold keeps, for whoever is still writing down who comes.</summary>
public sealed class FindHold(SlotStore places, ScheduleCatalogue schedules, TimeProvider clock)
{
    /// <summary>Null when it keeps none, no longer, or one of a time that has been closed since.</summary>
    public async Task<HeldPlace?> HandleAsync(string? hold, CancellationToken cancellationToken) =>
        HoldToken.Parse(hold) is { } token && await places.FindAsync(token.Place, cancellationToken) is { } place
        && place.IsHeld(Instant.FromDateTimeOffset(clock.GetUtcNow())) && place.Hold!.Hash == token.Hash
        && schedules.Find(token.Place.Day.Service) is { } schedule && DayPlan.Has(schedule, token.Place)
            ? new(token.ToString(), place, place.Hold.Until)
            : null;
}
