using NodaTime;
using Schalter.Services.Appointments.Schedules;

namespace Schalter.Services.Appointments.Offers;

/// <summary>An entry of a line: somebody to whom a place can be offered.</summary>
public interface IInLine
{
    Offeree Offeree { get; }

    Offer? Offer { get; }

    /// <summary>Number of its last event.</summary>
    int Sequence { get; }

    /// <summary>What came of the offer.</summary>
    string? Booking { get; }
}

/// <summary>Makes the offer that a place is kept for by now.</summary>
/// <returns>False when the entry has changed, and has no offer of this place.</returns>
public delegate Task<bool> MakeOffer<in T>(T entry, Place kept, Instant until);

/// <summary>
/// Offers places to those in a line, one after the other, each to the first whom it suits. Two runs at once, or one that was left in
/// between, offer no place twice and nobody two places.
/// </summary>
public sealed class OfferInTurn(KeepPlace keep, OfferTokens tokens)
{
    /// <param name="places">Free, or kept for an offer that is not standing.</param>
    /// <param name="line">In order; who gets an offer is taken out.</param>
    public async Task HandleAsync<T>(
        Schedule schedule, IEnumerable<Place> places, List<T> line, Func<T, LocalDate, bool> suits, MakeOffer<T> offer, Instant now,
        CancellationToken cancellationToken)
        where T : class, IInLine
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(line);
        var served = new List<T>();

        // Another run may have offered one of them a place that this one has read as kept, while it tried another: the next run sees what stands.
        foreach (var place in places.Where(p => !(p.IsHeld(now) && served.Exists(e => tokens.IsKept(p, e.Offeree)))))
        {
            var next = line.Find(e => place.IsHeld(now) ? tokens.IsKept(place, e.Offeree) : suits(e, place.Key.Day.Date));
            if (next is null || keep.Until(schedule, place.Key, now) is not { } until)
            {
                await keep.GiveBackAsync(place, cancellationToken);
            }
            else if (await keep.ForAsync(next.Offeree, place, until, cancellationToken) is { } kept && line.Remove(next))
            {
                served.Add(next);
                if (!await offer(next, kept, until))
                {
                    await keep.GiveBackAsync(kept, cancellationToken);
                }
            }
        }
    }
}
