using Microsoft.Extensions.Options;
using NodaTime;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Waiting;

/// <summary>
/// Offers the places that people give back to those who wait, before anybody else sees them, and passes on what is not taken. The place is
/// kept first, the offer made after: whatever was left in between is found by the next run.
/// </summary>
public sealed class OfferPlaces(
    ScheduleCatalogue schedules, WaitlistStore waitlist, SlotStore places, OfferTokens tokens, EndOffer end, PlaceReturn giveBack,
    IOptions<AppointmentSettings> settings, TimeProvider clock)
{
    /// <summary>Less time than this is no offer to people who do not look at their mail all day.</summary>
    private static readonly Duration Shortest = Duration.FromMinutes(30);

    /// <summary>The place is kept a little longer than the offer lasts, so that it can go to the next in line.</summary>
    private static readonly Duration Grace = Duration.FromMinutes(3);

    /// <summary>No invocation lasts longer: who has not joined by then died on the way.</summary>
    private static readonly TimeSpan LongestJoin = TimeSpan.FromMinutes(15);

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

    private async Task OfferAsync(Schedule schedule, IReadOnlyList<LinePlace> line, CancellationToken cancellationToken)
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

    /// <summary>Who waits, in order, and the places on offer; offers that are over are ended, and places in the line that stand for nobody are cleared away.</summary>
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
        now.ToDateTimeOffset().UtcTicks - place.EnteredAt > LongestJoin.Ticks ? waitlist.UnqueueAsync(place, cancellationToken) : Task.CompletedTask;

    private async Task OfferAsync(Schedule schedule, Place place, List<WaitingEntry> waiting, Instant now, CancellationToken cancellationToken)
    {
        var until = Earliest(now + Duration.FromMinutes(settings.Value.OfferMinutes), place.Key.Start - schedule.Terms.Notice);
        var next = place.IsHeld(now) ? waiting.Find(e => tokens.For(e, place.Key).Hash == place.Hold!.Hash) : waiting.Find(e => e.Suits(place.Key.Day.Date));
        if (next is null || until - now < Shortest || !IsPlanned(schedule, place.Key))
        {
            if (place.State == PlaceState.Held)
            {
                await places.ReplaceAsync(giveBack.Of(place, now), cancellationToken);
            }

            return;
        }

        var hold = new Hold(tokens.For(next, place.Key).Hash, until + Grace, IsOffer: true);
        var kept = await places.ReplaceAsync(place with { State = PlaceState.Held, FreeFrom = null, Hold = hold }, cancellationToken);
        if (kept is not null && waiting.Remove(next) && !await CommitAsync(next, kept, until, now, cancellationToken)
            && (await waitlist.FindAsync(next.Id, cancellationToken))?.Offer?.Place != place.Key.Path)
        {
            await places.ReplaceAsync(giveBack.Of(kept, now), cancellationToken);
        }
    }

    /// <summary>On a day that is closed by now nobody is offered anything: the publisher takes the place away as soon as it is free.</summary>
    private static bool IsPlanned(Schedule schedule, PlaceKey key) =>
        DayPlan.Of(schedule, key.Day.Date, OfficeTime.Zone).Any(s => s.Start == key.Start && s.Location == key.Location);

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

    private static Instant Earliest(Instant a, Instant b) => a < b ? a : b;
}
