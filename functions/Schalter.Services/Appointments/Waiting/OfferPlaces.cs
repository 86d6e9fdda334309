using NodaTime;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Appointments.Schedules;

namespace Schalter.Services.Appointments.Waiting;

/// <summary>Offers the places that people give back to those who wait, before anybody else sees them, and passes on what is not taken.</summary>
public sealed class OfferPlaces(
    ScheduleCatalogue schedules, WaitlistStore waitlist, SlotStore places, OfferTokens tokens, KeepPlace keep, EndOffer end, TimeProvider clock)
{
    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        foreach (var schedule in schedules.All)
        {
            var line = await waitlist.LineAsync(schedule.Id, cancellationToken);
            if (line.Count > 0)
            {
                await OfferAsync(schedule, line, cancellationToken);
            }
        }
    }

    private async Task OfferAsync(Schedule schedule, IReadOnlyList<string> line, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var (waiting, offered) = await StandingAsync(line, now, cancellationToken);
        foreach (var place in await places.ReturnedAsync(schedule.Id, now, cancellationToken))
        {
            if (!offered.Contains(place.Key.Path))
            {
                await OfferAsync(schedule, place, waiting, now, cancellationToken);
            }
        }
    }

    /// <summary>Who waits, in order, and the places on offer; offers that are over are ended.</summary>
    private async Task<(List<WaitingEntry> Waiting, HashSet<string> Offered)> StandingAsync(
        IReadOnlyList<string> line, Instant now, CancellationToken cancellationToken)
    {
        var (waiting, offered) = (new List<WaitingEntry>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var id in line)
        {
            switch (await waitlist.FindAsync(id, cancellationToken))
            {
                case { Status: WaitingStatus.Entered } entry:
                    waiting.Add(entry);
                    break;
                case { Status: WaitingStatus.Offered } entry when Instant.FromDateTimeOffset(entry.Offer!.Until) > now:
                    offered.Add(entry.Offer.Place);
                    break;
                case { Status: WaitingStatus.Offered } entry:
                    await end.HandleAsync(entry, WaitingStatus.Expired, cancellationToken);
                    break;
            }
        }

        return (waiting, offered);
    }

    private async Task OfferAsync(Schedule schedule, Place place, List<WaitingEntry> waiting, Instant now, CancellationToken cancellationToken)
    {
        var next = waiting.Find(e => place.IsHeld(now) ? tokens.IsKept(place, e.Offeree) : e.Suits(place.Key.Day.Date));
        if (next is null || keep.Until(schedule, place.Key, now) is not { } until)
        {
            await keep.GiveBackAsync(place, cancellationToken);
            return;
        }

        if (await keep.ForAsync(next.Offeree, place, until, cancellationToken) is { } kept && waiting.Remove(next)
            && !await CommitAsync(next, kept, until, now, cancellationToken)
            && (await waitlist.FindAsync(next.Id, cancellationToken))?.Offer?.Place != place.Key.Path)
        {
            await keep.GiveBackAsync(kept, cancellationToken);
        }
    }

    private Task<bool> CommitAsync(WaitingEntry next, Place place, Instant until, Instant now, CancellationToken cancellationToken)
    {
        var entry = next with
        {
            Status = WaitingStatus.Offered,
            Offer = new(place.Key.Path, until.ToDateTimeOffset()),
            Sequence = next.Sequence + 1,
        };
        return waitlist.CommitAsync(entry, WaitlistEvents.OfOffer(entry, entry.Answers[BookingForm.Email], place.End, now), cancellationToken);
    }
}
