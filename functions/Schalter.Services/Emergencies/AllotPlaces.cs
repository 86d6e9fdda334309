using NodaTime;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Feedback.Counting;

namespace Schalter.Services.Emergencies;

/// <summary>
/// Offers the places that the schedule has released to those whose turn it is, and passes on what they do not confirm. What is left undone,
/// by a process that died or another timer at the same time, the next run finds.
/// </summary>
public sealed class AllotPlaces(
    EmergencyServices services, EmergencyStore store, FindOpenPlaces places, OfferInTurn offers, SettleEmergency settle, Tally tally, TimeProvider clock)
{
    /// <summary>Counts, in ranges of days, how long somebody waited from registering to an offer.</summary>
    public const string Waited = "emergency-waited";

    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        foreach (var schedule in services.All)
        {
            await AllotAsync(schedule, cancellationToken);
        }
    }

    private async Task AllotAsync(Schedule schedule, CancellationToken cancellationToken)
    {
        await StandingAsync(schedule.Id, cancellationToken);
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var open = await places.HandleAsync(schedule, now, cancellationToken);
        if (open.Count == 0)
        {
            return;
        }

        // In this order: whoever is offered a place after it was read is still in the line, or among the served by then.
        var next = await NextAsync(schedule.Id, open.Count, cancellationToken);
        var offered = await StandingAsync(schedule.Id, cancellationToken);
        await offers.HandleAsync(
            schedule, open.Where(p => !offered.Contains(p.Key.Path)), next, (_, _) => true,
            (entry, place, until) => OfferAsync(entry, place, until, cancellationToken), now, cancellationToken);
    }

    /// <summary>The places on offer; what is over or decided is settled.</summary>
    private async Task<HashSet<string>> StandingAsync(string service, CancellationToken cancellationToken)
    {
        var offered = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var id in store.ServedAsync(service, cancellationToken))
        {
            if (await store.FindAsync(id, cancellationToken) is { } entry
                && (await settle.HandleAsync(entry, cancellationToken)) is { Status: EmergencyStatus.Offered, Offer: { } offer })
            {
                offered.Add(offer.Place);
            }
        }

        return offered;
    }

    /// <summary>Those whose turn it is, twice as many as there are places: one that a place was kept for may have been overtaken since.</summary>
    private async Task<List<EmergencyEntry>> NextAsync(string service, int count, CancellationToken cancellationToken)
    {
        var next = new List<EmergencyEntry>();
        await foreach (var id in store.LineAsync(service, cancellationToken))
        {
            var entry = await store.FindAsync(id, cancellationToken);
            if (entry is { Status: EmergencyStatus.Checked, Booking: null })
            {
                next.Add(entry);
            }
            else if (entry is { Status: > EmergencyStatus.Checked })
            {
                await store.UnqueueAsync(entry, cancellationToken);
            }

            if (next.Count == count * 2)
            {
                break;
            }
        }

        return next;
    }

    private async Task<bool> OfferAsync(EmergencyEntry next, Place place, Instant until, CancellationToken cancellationToken)
    {
        var entry = next with
        {
            Status = EmergencyStatus.Offered,
            Offer = new(place.Key.Path, until.ToDateTimeOffset()),
            Sequence = next.Sequence + 1,
        };
        await store.ServeAsync(entry, cancellationToken);
        if (await store.CommitAsync(entry, EmergencyEvents.OfOffer(entry, place.End, clock.GetUtcNow()), cancellationToken))
        {
            await store.UnqueueAsync(entry, cancellationToken);
            tally.Add(Waited, entry.Service, Spans.Days(clock.GetUtcNow() - entry.RegisteredAt));
            return true;
        }

        return (await store.FindAsync(next.Id, cancellationToken))?.Offer?.Place == place.Key.Path;
    }
}
