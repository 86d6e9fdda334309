using NodaTime.Text;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Appointments.Waiting;
using Schalter.Services.Events;
using Schalter.Services.Platform;

namespace Schalter.Services.Tests.Appointments.Model;

/// <summary>What must hold in the tables when everything has come to rest (design.md, section 4), as sentences about what does not.</summary>
internal sealed class Invariants(World world)
{
    private readonly List<Place> places = [.. world.Places];

    private readonly ILookup<string, EventRow> streams = world.Tables.Rows("Slots").All.Where(EventRowStore.IsEvent)
        .Select(EventRowStore.Read).Where(e => e.Stream is not null).OrderBy(e => e.Sequence).ToLookup(e => e.Stream!);

    /// <param name="visitors">Each of them tries to book.</param>
    public static IReadOnlyList<string> Broken(World world, IEnumerable<Visitor> visitors) => [.. new Invariants(world).Broken(), .. ShutOut(world, visitors)];

    private List<string> Broken() =>
    [
        .. world.Ledger.Wrongs, .. world.Ledger.Lies(streams), .. Places(), .. Bookings(), .. streams.SelectMany(Stream), .. Plan(), .. Guards(), .. Line(),
        .. world.Queues.Messages.Where(m => m.Queue == UnsettledBooking.Queue).Select(m => $"{m.Body} is not settled"),
    ];

    /// <summary>Every hold ends, and no move stays half-done.</summary>
    private IEnumerable<string> Places() => places
        .Where(p => (p.IsHeld(world.Moment) && !IsOffered(p)) || p.Booking is { IsMoving: true } or { Status: BookingStatus.Unconfirmed })
        .Select(p => $"{p.Key.Path} is {p.State} {p.Booking}");

    private bool IsOffered(Place place) => Entries.Any(e => e.Status == WaitingStatus.Offered && e.Offer!.Place == place.Key.Path);

    /// <summary>One row each, found by its reference.</summary>
    private IEnumerable<string> Bookings() => places.Where(p => p.Booking is not null).GroupBy(p => p.Booking!.Id)
        .Where(g => g.Count() > 1 || world.Ask(i => i.Get<FindBooking>().HandleAsync(g.Key, CancellationToken.None))?.Key != g.First().Key)
        .Select(g => $"{g.Key} lies in {string.Join(" and ", g.Select(p => p.Key.Path))} or is not found");

    /// <summary>Numbered without gaps, and whoever has read them knows what the table knows.</summary>
    private IEnumerable<string> Stream(IGrouping<string, EventRow> stream)
    {
        var events = stream.ToList();
        var place = places.Find(p => p.Booking?.Id == stream.Key);
        var last = events[^1];
        if (!events.Select(e => e.Sequence).SequenceEqual(Enumerable.Range(1, events.Count)))
        {
            yield return $"{stream.Key} told {string.Join(' ', events.Select(e => $"{e.Sequence} {e.Type.Split('.')[^2]}"))}";
        }

        if (events[0].Type != AppointmentEvents.Booked || events.SkipLast(1).Any(e => e.Type == AppointmentEvents.Cancelled)
            || (last.Type == AppointmentEvents.Cancelled) != (place is null))
        {
            yield return $"{stream.Key} told {string.Join(' ', events.Select(e => e.Type.Split('.')[^2]))} and is {place?.Key.Path ?? "gone"}";
        }

        var said = (Word(last, "start"), Word(last, "location"), last.Data["counter"]!.GetValue<int>(), Word(last, "status"));
        if (place is { Booking: { } booking, Key: var key }
            && said != (InstantPattern.General.Format(key.Start), key.Location, key.Counter, SubmissionWord(booking.Status)))
        {
            yield return $"{stream.Key} told {said} and is {key.Path} {booking.Status}";
        }
    }

    /// <summary>As many can come at each time as the schedule wants; who is too many has been told.</summary>
    private IEnumerable<string> Plan()
    {
        foreach (var schedule in world.First.Schedules.All)
        {
            var today = world.Moment.InZone(OfficeTime.Zone).Date;
            for (var day = today; day <= today.PlusDays(1); day = day.PlusDays(1))
            {
                var planned = DayPlan.Of(schedule, day, OfficeTime.Zone).ToDictionary(s => new PlaceKey(new(schedule.Id, day), s.Start, s.Location, 1).Slot, s => s.Capacity);
                foreach (var slot in places.Where(p => p.Key.Day == new CounterDay(schedule.Id, day) && p.Key.Start > world.Moment).GroupBy(p => p.Key.Slot))
                {
                    var live = slot.Where(p => p.State != PlaceState.Withdrawn).ToList();
                    var (wanted, free) = (planned.GetValueOrDefault(slot.Key), live.Count(p => p.Booking is null or { IsLive: true, NeedsMoving: false }));
                    if (live.Count < wanted || free > wanted)
                    {
                        yield return $"{slot.Key} has {live.Count} places, {free} of them to stay, and should have {wanted}";
                    }
                }
            }
        }
    }

    /// <summary>A guard stands for a booking, or is over and in nobody's way; and each booking has one.</summary>
    private IEnumerable<string> Guards()
    {
        var guards = world.Tables.Rows("Persons").All.ToDictionary(r => r.PartitionKey, r => (Booking: r.GetString("Booking"), Place: $"{r.GetString("Day")}/{r.GetString("Place")}"));
        return places.Where(p => p.Booking is { IsLive: true } && p.End > world.Moment)
            .Where(p => guards.GetValueOrDefault(p.Booking!.Person) != (p.Booking.Id, p.Key.Path))
            .Select(p => $"{p.Booking!.Id} has the guard {guards.GetValueOrDefault(p.Booking.Person)}");
    }

    private List<WaitingEntry> Entries => [.. world.Tables.Rows("Waitlist").All.Where(r => r.RowKey == "entry")
        .Select(r => System.Text.Json.JsonSerializer.Deserialize<WaitingEntry>(r.GetString("Entry"), System.Text.Json.JsonSerializerOptions.Web)!)];

    /// <summary>Whoever waits stands in the line, once; nobody else does; an offer that stands has its place.</summary>
    private IEnumerable<string> Line()
    {
        var line = world.Tables.Rows("Waitlist").All.Where(r => r.PartitionKey.StartsWith("line_", StringComparison.Ordinal)).Select(r => r.GetString("Entry")).Order().ToList();
        var waiting = Entries.Where(e => e.IsLive).Select(e => e.Id).Order().ToList();
        if (!line.SequenceEqual(waiting))
        {
            yield return $"line {string.Join(' ', line)}, waiting {string.Join(' ', waiting)}";
        }

        foreach (var entry in Entries.Where(e => e.Status == WaitingStatus.Offered))
        {
            if (places.Find(p => p.Key.Path == entry.Offer!.Place) is not { State: PlaceState.Held, Hold.IsOffer: true })
            {
                yield return $"{entry.Id} was offered {entry.Offer!.Place}, which is not kept";
            }
        }
    }

    private static string SubmissionWord(BookingStatus status) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(status.ToString());

    private static string? Word(EventRow row, string name) => row.Data[name]?.GetValue<string>();

    /// <summary>Whoever has no appointment can book one if there is one; who has one cannot.</summary>
    private static IEnumerable<string> ShutOut(World world, IEnumerable<Visitor> visitors)
    {
        foreach (var visitor in visitors)
        {
            var has = world.Places.Any(p => p.Booking is { IsLive: true, IsOverride: false } b && p.End > world.Moment
                && string.Equals(b.FamilyName, visitor.Name, StringComparison.OrdinalIgnoreCase));
            var answer = world.Ask(i => visitor.BookAnewAsync(i, Plans.Alpha));
            if (answer != (has ? "already-booked" : null) && answer != "none-free")
            {
                yield return $"{visitor.Name}, who {(has ? "has one" : "has none")}, wanted to book and was told {answer ?? "booked"}";
            }
        }
    }
}
