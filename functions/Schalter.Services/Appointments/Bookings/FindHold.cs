using NodaTime;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>Finds the place that a hold keeps, for whoever is still writing down who comes.</summary>
public sealed class FindHold(SlotStore places, TimeProvider clock)
{
    /// <summary>Null when it keeps none, or no longer.</summary>
    public async Task<HeldPlace?> HandleAsync(string? hold, CancellationToken cancellationToken) =>
        HoldToken.Parse(hold) is { } token && await places.FindAsync(token.Place, cancellationToken) is { } place
        && place.IsHeld(Instant.FromDateTimeOffset(clock.GetUtcNow())) && place.Hold!.Hash == token.Hash
            ? new(token.ToString(), place, place.Hold.Until)
            : null;
}
