namespace Schalter.Services.Appointments.Bookings;

/// <summary>Gives a held place back, for whoever would rather have another one. What is no longer theirs stays as it is.</summary>
public sealed class ReleaseHold(FindHold holds, SlotStore places)
{
    public async Task HandleAsync(string service, string? hold, CancellationToken cancellationToken)
    {
        if (await holds.HandleAsync(hold, service, cancellationToken) is { Value.Place: { Hold.IsOffer: false } place })
        {
            await places.ReplaceAsync(place with { State = PlaceState.Free, Hold = null }, cancellationToken);
        }
    }
}
