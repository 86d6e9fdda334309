using Microsoft.Extensions.Options;
using NodaTime;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Schedules;

namespace Schalter.Services.Appointments.Offers;

/// <summary>
/// Keeps a place for somebody to whom it is offered. The place is kept first, the offer made after: whatever was left in between shows by
/// its hold for whom it was.
/// </summary>
public sealed class KeepPlace(SlotStore places, OfferTokens tokens, PlaceReturn giveBack, IOptions<AppointmentSettings> settings, TimeProvider clock)
{
    /// <summary>Less time than this is no offer to people who do not look at their mail all day.</summary>
    private static readonly Duration Shortest = Duration.FromMinutes(30);

    /// <summary>The place is kept a little longer than the offer lasts, so that it can go to the next in line.</summary>
    private static readonly Duration Grace = Duration.FromMinutes(3);

    /// <summary>Until when an offer made now is good; null when it is too late for one, or the schedule no longer has the place.</summary>
    public Instant? Until(Schedule schedule, PlaceKey place, Instant now)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var (lasts, latest) = (now + Duration.FromMinutes(settings.Value.OfferMinutes), place.Start - schedule.Terms.Notice);
        var until = lasts < latest ? lasts : latest;
        return until - now >= Shortest && DayPlan.Has(schedule, place) ? until : null;
    }

    /// <returns>The place as it is now; null when somebody else changed it.</returns>
    public Task<Place?> ForAsync(Offeree offeree, Place place, Instant until, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(place);
        var hold = new Hold(tokens.For(offeree, place.Key).Hash, until + Grace, IsOffer: true);
        return places.ReplaceAsync(place with { State = PlaceState.Held, FreeFrom = null, Hold = hold }, cancellationToken);
    }

    /// <summary>Gives a kept place back, unless it is somebody else's by now.</summary>
    public Task GiveBackAsync(Place place, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(place);
        return place.State == PlaceState.Held
            ? places.ReplaceAsync(giveBack.Of(place, Instant.FromDateTimeOffset(clock.GetUtcNow())), cancellationToken)
            : Task.CompletedTask;
    }

    /// <summary>The booking that they made of the place: they may have, even if the process died before it was noted.</summary>
    /// <param name="offer">Null when nothing was offered.</param>
    public async Task<string?> BookedAsync(Offeree offeree, Offer? offer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(offeree);
        var place = offer is null ? null : await places.FindAsync(PlaceKey.At(offer.Place), cancellationToken);
        return place?.Booking is { } booked && booked.WaitingEntry == offeree.Id ? booked.Id : null;
    }

    /// <summary>Gives back what is kept for them, once their entry has ended.</summary>
    /// <inheritdoc cref="BookedAsync" path="/param"/>
    public async Task ReleaseAsync(Offeree offeree, Offer? offer, CancellationToken cancellationToken)
    {
        var place = offer is null ? null : await places.FindAsync(PlaceKey.At(offer.Place), cancellationToken);
        if (place is not null && tokens.IsKept(place, offeree))
        {
            await GiveBackAsync(place, cancellationToken);
        }
    }
}
