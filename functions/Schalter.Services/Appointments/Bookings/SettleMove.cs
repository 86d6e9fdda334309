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

    /// <summary>The guard first: as long as the old place has the booking, either of them shows that the person has one.</summary>
    private async Task<bool> CompleteAsync(Place? from, Place target, CancellationToken cancellationToken)
    {
        var booking = target.Booking!;
        if (schedules.Find(target.Key.Day.Service) is { } schedule
            && await guards.FindAsync(booking.Person, schedule.Group, cancellationToken) is { } guard
            && guard.Booking == booking.Id && guard.Place != target.Key
            && await guards.WriteAsync(guard with { Place = target.Key }, cancellationToken) is null)
        {
            return false;
        }

        return from?.Booking?.Id != booking.Id
            || await places.ReplaceAsync(giveBack.Of(from, Instant.FromDateTimeOffset(clock.GetUtcNow())), cancellationToken) is not null;
    }

    private async Task<bool> CallOffAsync(Place left, Place? target, PendingMove pending, CancellationToken cancellationToken) =>
        (target is not { State: PlaceState.Held } || target.Hold!.Hash != pending.HoldHash
            || await places.ReplaceAsync(target with { State = PlaceState.Free, Hold = null }, cancellationToken) is not null)
        && await places.ReplaceAsync(left with { Booking = left.Booking! with { Moving = null } }, cancellationToken) is not null;
}
