using NodaTime;
using Schalter.Services.Appointments.Schedules;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>
/// Brings a move to its end, whoever began it: if the booking has reached its new place, the old one goes back; if not, the move is called
/// off, the new place first, so that whoever began it cannot complete it any more.
/// </summary>
public sealed class SettleMove(
    SlotStore places, BookingIndexStore index, GuardStore guards, ScheduleCatalogue schedules, PlaceReturn giveBack, TimeProvider clock)
{
    /// <returns>False when somebody else changes these rows at the same time: look again.</returns>
    public async Task<bool> HandleAsync(string booking, CancellationToken cancellationToken)
    {
        if (await index.FindAsync(booking, cancellationToken) is not { } where)
        {
            return true;
        }

        var from = await places.FindAsync(where.Place, cancellationToken);
        var pending = from?.Booking is { } here && here.Id == booking ? here.Moving : null;
        var next = pending is null ? where.Next : PlaceKey.At(pending.To);
        return next is not { } to || await SettleAsync(booking, where, from, to, pending, cancellationToken);
    }

    /// <summary>Where the booking lies is noted last, and only if nobody noted anything meanwhile.</summary>
    private async Task<bool> SettleAsync(
        string booking, Whereabouts where, Place? from, PlaceKey to, PendingMove? pending, CancellationToken cancellationToken)
    {
        var target = await places.FindAsync(to, cancellationToken);
        var hasArrived = target?.Booking?.Id == booking;
        return (hasArrived ? await CompleteAsync(from, target!, cancellationToken) : pending is null || await CallOffAsync(from!, target, pending, cancellationToken))
            && await index.WriteAsync(booking, new(hasArrived ? to : where.Place, null, where.Version), cancellationToken);
    }

    /// <summary>The guard first: as long as the old place has the booking, either of them shows that the person has one. The mark last.</summary>
    private async Task<bool> CompleteAsync(Place? from, Place target, CancellationToken cancellationToken)
    {
        var booking = target.Booking!;
        return await GuardAsync(target, cancellationToken)
            && (from?.Booking?.Id != booking.Id
                || await places.ReplaceAsync(giveBack.Of(from, Instant.FromDateTimeOffset(clock.GetUtcNow())), cancellationToken) is not null)
            && (booking.ArrivedFrom is null
                || await places.ReplaceAsync(target with { Booking = booking with { ArrivedFrom = null } }, cancellationToken) is not null);
    }

    /// <summary>
    /// Lets the guard name the new place. Others may have settled this move since that place was looked at, and moved the booking on: so it
    /// is looked at once more behind the guard, which then is written only if nobody did so meanwhile.
    /// </summary>
    private async Task<bool> GuardAsync(Place target, CancellationToken cancellationToken)
    {
        var booking = target.Booking!;
        if (schedules.Find(target.Key.Day.Service) is not { } schedule
            || await guards.FindAsync(booking.Person, schedule.Group, cancellationToken) is not { } guard
            || guard.Booking != booking.Id || guard.Place == target.Key)
        {
            return true;
        }

        return (await places.FindAsync(target.Key, cancellationToken))?.Version == target.Version
            && await guards.WriteAsync(guard with { Place = target.Key }, cancellationToken) is not null;
    }

    /// <summary>
    /// The place as it is when a move does not take it: free, or, if it is kept for somebody from the waiting list, kept as before, but
    /// written anew so that nobody who read it earlier can still book it.
    /// </summary>
    internal static Place LetGo(Place target) => target.Hold is { IsOffer: true } ? target : target with { State = PlaceState.Free, Hold = null };

    private async Task<bool> CallOffAsync(Place left, Place? target, PendingMove pending, CancellationToken cancellationToken) =>
        (target is not { State: PlaceState.Held } || target.Hold!.Hash != pending.HoldHash
            || await places.ReplaceAsync(LetGo(target), cancellationToken) is not null)
        && await places.ReplaceAsync(left with { Booking = left.Booking! with { Moving = null } }, cancellationToken) is not null;
}
