using NodaTime;
using Schalter.Services.Appointments.Draws;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Feedback.Counting;

namespace Schalter.Services.Appointments.Waiting;

/// <summary>
/// Offers the places that people give back to those who wait, before anybody else sees them, and passes on what is not taken.
/// </summary>
public sealed class OfferPlaces(
    ScheduleCatalogue schedules, WaitlistStore waitlist, SlotStore places, DrawnDays draws, OfferInTurn offers, EndOffer end, Tally tally,
    TimeProvider clock)
{
    /// <summary>Counts, in ranges of days, how long somebody waited from joining the list to an offer.</summary>
    public const string Waited = "waitlist-waited";

    /// <summary>No invocation lasts longer: who has not joined by then died on the way.</summary>
    private static readonly TimeSpan LongestJoin = TimeSpan.FromMinutes(15);

    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        foreach (var schedule in schedules.Bookable)
        {
            var line = await waitlist.LineAsync(schedule.Id, cancellationToken);
            if (line.Count > 0)
            {
                await OfferAsync(schedule, line, cancellationToken);
            }
        }
    }

    private async Task OfferAsync(Schedule schedule, IReadOnlyList<LinePlace> line, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());

        // In this order: a place that another run keeps after it was read has changed, and of one kept before somebody's entry says so.
        var returned = await ReturnedAsync(schedule, now, cancellationToken);
        var (waiting, offered) = await StandingAsync(line, now, cancellationToken);
        await offers.HandleAsync(
            schedule, returned.Where(p => !offered.Contains(p.Key.Path)), waiting, (entry, day) => entry.Suits(day),
            (entry, place, until) => OfferAsync(entry, place, until, now, cancellationToken), now, cancellationToken);
    }

    /// <summary>Not those of days that a draw gives out: it would find them gone.</summary>
    private async Task<List<Place>> ReturnedAsync(Schedule schedule, Instant now, CancellationToken cancellationToken)
    {
        var returned = new List<Place>();
        foreach (var place in await places.ReturnedAsync(schedule.Id, now, cancellationToken))
        {
            if (!await draws.KeepsBackAsync(schedule, place.Key.Day.Date, cancellationToken))
            {
                returned.Add(place);
            }
        }

        return returned;
    }

    /// <summary>
    /// Who waits, in order, and the places on offer; offers that are over are ended, and places in the line that stand for nobody are
    /// cleared away.
    /// </summary>
    private async Task<(List<WaitingEntry> Waiting, HashSet<string> Offered)> StandingAsync(
        IReadOnlyList<LinePlace> line, Instant now, CancellationToken cancellationToken)
    {
        var (waiting, offered) = (new List<WaitingEntry>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var place in line)
        {
            switch (await waitlist.FindAsync(place.Entry, cancellationToken))
            {
                case var other when other is not { IsLive: true } || LinePlace.Of(other) != place:
                    await ClearAsync(place, now, cancellationToken);
                    break;
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

    /// <summary>Who joins right now stands in the line before the entry is there.</summary>
    private Task ClearAsync(LinePlace place, Instant now, CancellationToken cancellationToken) =>
        now.ToDateTimeOffset().UtcTicks - place.EnteredAt > LongestJoin.Ticks
            ? waitlist.UnqueueAsync(place, cancellationToken)
            : Task.CompletedTask;

    private async Task<bool> OfferAsync(WaitingEntry next, Place place, Instant until, Instant now, CancellationToken cancellationToken)
    {
        var entry = next with
        {
            Status = WaitingStatus.Offered,
            Offer = new(place.Key.Path, until.ToDateTimeOffset()),
            Sequence = next.Sequence + 1,
        };
        if (!await waitlist.CommitAsync(entry, WaitlistEvents.OfOffer(entry, place.End, now), cancellationToken))
        {
            return (await waitlist.FindAsync(next.Id, cancellationToken))?.Offer?.Place == place.Key.Path;
        }

        tally.Add(Waited, entry.Service, Spans.Days(now.ToDateTimeOffset() - entry.EnteredAt));
        return true;
    }
}
