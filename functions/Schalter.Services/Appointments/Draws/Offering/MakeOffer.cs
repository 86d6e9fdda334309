using NodaTime;
using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Appointments.Publishing;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;

namespace Schalter.Services.Appointments.Draws.Offering;

/// <summary>What became of a place and somebody it was meant for.</summary>
public enum Offering
{
    /// <summary>It is offered to them.</summary>
    Made,

    /// <summary>They take part no longer.</summary>
    Gone,

    /// <summary>The place is somebody else's, or it is too late for an offer.</summary>
    Taken,
}

/// <summary>
/// Offers a place to an entry: noted first, then the place kept, then the offer made. Wherever it stops, doing it again goes on from there.
/// </summary>
public sealed class MakeOffer(
    DrawStore store, DrawEntryStore entries, SlotStore places, DeadlineStore deadlines, OfferTokens tokens, TimeProvider clock)
{
    /// <summary>Less time than this is no offer to people who do not look at their mail all day.</summary>
    private static readonly Duration Shortest = Duration.FromMinutes(30);

    /// <summary>The place is kept a little longer than the offer lasts, so that it can go to the next even if the timer was late.</summary>
    private static readonly Duration Grace = Duration.FromHours(1);

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <param name="before">Whose offer of the place is over; null when nobody had one.</param>
    public async Task<Offering> HandleAsync(
        DrawState draw, Schedule schedule, string id, PlaceKey key, Offeree? before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draw);
        var entry = await entries.FindAsync(id, cancellationToken);
        return entry is not null && Has(entry, key) ? Offering.Made
            : entry is not { Status: DrawEntryStatus.Entered or DrawEntryStatus.NotDrawn } ? Offering.Gone
            : Until(draw, schedule, key, Now) is not { } until ? Offering.Taken
            : await OfferAsync(draw, schedule, entry, key, before, until, cancellationToken);
    }

    private async Task<Offering> OfferAsync(
        DrawState draw, Schedule schedule, DrawEntry entry, PlaceKey key, Offeree? before, Instant until, CancellationToken cancellationToken)
    {
        await store.NoteOfferAsync(draw.Name, new(entry.Id, key.Path, until.ToDateTimeOffset()), cancellationToken);

        // Perhaps once more: the publisher may have withdrawn it, or another run kept it, at that very moment.
        var place = await KeepAsync(schedule, key, entry.Offeree, before, until, cancellationToken)
            ?? await KeepAsync(schedule, key, entry.Offeree, before, until, cancellationToken);
        if (place is not { } kept)
        {
            return Offering.Taken;
        }

        var offering = await CommitAsync(draw, entry, kept, until, cancellationToken);
        if (offering == Offering.Gone && before is not null)
        {
            await places.ReplaceAsync(kept with { Hold = HoldFor(before, key, until) }, cancellationToken);
        }

        return offering;
    }

    private static bool Has(DrawEntry entry, PlaceKey key) => entry.Status == DrawEntryStatus.Offered && entry.Offer!.Place == key.Path;

    private static Instant? Until(DrawState draw, Schedule schedule, PlaceKey key, Instant now)
    {
        var until = Instant.Min(now + Duration.FromHours(draw.Rules.OfferHours), key.Start - schedule.Terms.Notice);
        var isPlanned = DayPlan.Of(schedule, key.Day.Date, OfficeTime.Zone).Any(s => s.Start == key.Start && s.Location == key.Location);
        return isPlanned && until - now >= Shortest ? until : null;
    }

    private Hold HoldFor(Offeree offeree, PlaceKey key, Instant until) =>
        new(tokens.For(offeree, key).Hash, until + Grace, IsOffer: true) { IsDrawn = true };

    /// <returns>Null when somebody else has it.</returns>
    private async Task<Place?> KeepAsync(
        Schedule schedule, PlaceKey key, Offeree offeree, Offeree? before, Instant until, CancellationToken cancellationToken)
    {
        var hold = HoldFor(offeree, key, until);
        if (await places.FindAsync(key, cancellationToken) is not { } place)
        {
            await deadlines.SetAsync(PublishSlots.LastDayOf(key.Day), AppointmentNames.DayDeadline, key.Day.Partition, cancellationToken);
            return await places.AddAsync(new(key, key.Start + schedule.SlotLength, PlaceState.Held) { Hold = hold }, cancellationToken);
        }

        var isLeft = place.State is PlaceState.Free or PlaceState.Withdrawn || tokens.IsKept(place, offeree)
            || (before is not null && tokens.IsKept(place, before));
        return isLeft ? await places.ReplaceAsync(place with { State = PlaceState.Held, FreeFrom = null, Hold = hold }, cancellationToken) : null;
    }

    private async Task<Offering> CommitAsync(
        DrawState draw, DrawEntry entry, Place kept, Instant until, CancellationToken cancellationToken)
    {
        var offered = entry with
        {
            Status = DrawEntryStatus.Offered,
            Offer = new(kept.Key.Path, until.ToDateTimeOffset()),
            Sequence = entry.Sequence + 1,
        };
        if (await entries.CommitAsync(offered, DrawEvents.OfOffer(offered, kept.End, Now), cancellationToken))
        {
            return Offering.Made;
        }

        var current = await entries.FindAsync(entry.Id, cancellationToken);
        if (current is { Status: DrawEntryStatus.Offered, Offer: { } other })
        {
            await store.NoteOfferAsync(draw.Name, new(entry.Id, other.Place, other.Until), cancellationToken);
        }

        return current is not null && Has(current, kept.Key) ? Offering.Made : Offering.Gone;
    }
}
