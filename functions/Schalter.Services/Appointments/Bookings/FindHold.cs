using NodaTime;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>Finds the place that a hold keeps, for whoever is still writing down who comes.</summary>
public sealed class FindHold(SlotStore places, ScheduleCatalogue schedules, TimeProvider clock)
{
    /// <param name="service">Of which the place shall be.</param>
    public async Task<Answer<HeldPlace>> HandleAsync(string? hold, string service, CancellationToken cancellationToken) =>
        HoldToken.Parse(hold) is not { } token || token.Place.Day.Service != service
            || await places.FindAsync(token.Place, cancellationToken) is not { } place
        || !place.IsHeld(Instant.FromDateTimeOffset(clock.GetUtcNow())) || place.Hold!.Hash != token.Hash
            ? new(HoldRefusals.Expired)
        : schedules.Find(token.Place.Day.Service) is not { } schedule || !DayPlan.Has(schedule, token.Place)
            ? new(HoldRefusals.Closed)
        : new(new HeldPlace(token.ToString(), place, place.Hold.Until));
}
