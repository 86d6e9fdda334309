using NodaTime;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>Sees to it that nobody has two bookings of one group of services, whatever dies when.</summary>
public sealed class PersonGuard(GuardStore guards, SlotStore places)
{
    /// <summary>How often a guard that others change at the same time is looked at again.</summary>
    private const int Tries = 5;

    /// <summary>
    /// Claims the person for a booking. A guard left behind by a booking that never came to be is taken over once it has expired: the
    /// place it names is given back first, on condition, so that the other booking cannot be completed any more.
    /// </summary>
    /// <returns>Null when the person has a booking, or is making one right now.</returns>
    public async Task<Guard?> TakeAsync(Guard wanted, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var found = attempt == 0 ? null : await guards.FindAsync(wanted.Person, wanted.Group, cancellationToken);
            if (found is not null && found.Booking == wanted.Booking && found.Place == wanted.Place)
            {
                return found;
            }

            if (found is not null && !await IsOverAsync(found, now, cancellationToken))
            {
                return null;
            }

            if (await guards.WriteAsync(wanted with { Version = found?.Version }, cancellationToken) is { } taken)
            {
                return taken;
            }
        }

        return null;
    }

    public Task ReleaseAsync(Guard guard, CancellationToken cancellationToken) => guards.RemoveAsync(guard, cancellationToken);

    /// <summary>Whether somebody has a booking, or is making one, under one of these keys: those by which a person was known before the secret changed.</summary>
    public async Task<bool> IsTakenAsync(IReadOnlyList<string> persons, string group, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(persons);
        foreach (var person in persons)
        {
            if (await guards.FindAsync(person, group, cancellationToken) is { } guard && !await IsOverAsync(guard, now, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether the guard stands for nothing any more. Decided by one look at the place: a second one might show that it was booked meanwhile,
    /// as one with which nothing is left to do.
    /// </summary>
    /// <returns>False also when the place changed at that moment: perhaps it was booked just now.</returns>
    private async Task<bool> IsOverAsync(Guard guard, Instant now, CancellationToken cancellationToken)
    {
        if (guard.ExpiresAt > now)
        {
            return false;
        }

        return await places.FindAsync(guard.Place, cancellationToken) switch
        {
            { Booking: { IsLive: true } booking } place when booking.Id == guard.Booking && booking.Person == guard.Person => place.End <= now,
            { State: PlaceState.Held } place when place.Hold!.Hash == guard.HoldHash =>
                await places.ReplaceAsync(place with { State = PlaceState.Free, Hold = null }, cancellationToken) is not null,
            _ => true,
        };
    }
}
