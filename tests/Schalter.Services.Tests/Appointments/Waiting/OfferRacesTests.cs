using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Appointments.Waiting;
using Schalter.Services.Tests.Appointments.Bookings;
using static Schalter.Services.Tests.Appointments.Waiting.Queue;

namespace Schalter.Services.Tests.Appointments.Waiting;

public sealed class OfferRacesTests(StorageFixture storage)
{
    private const int MostCalls = 12;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The last word is what stands: whoever has the place has accepted, and no other mix of answers is left.</summary>
    [Fact]
    public async Task DeclinedWhileAccepting_TheEntrySaysWhatThePlaceSays()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var all = await AllOfferedAsync(office);

        await Interruption.AtEachCallAsync(office, all, AcceptAsync, waiting => LeaveAsync(office, waiting));

        await StandsAsync(office, all);
    }

    [Fact]
    public async Task AcceptedWhileDeclining_TheEntrySaysWhatThePlaceSays()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var all = await AllOfferedAsync(office);

        await Interruption.AtEachCallAsync(office, all, LeaveAsync, waiting => AcceptAsync(office, waiting));

        await StandsAsync(office, all);
    }

    /// <summary>The process that accepts dies before it has noted so: declining sees that the place is booked.</summary>
    [Fact]
    public async Task PlaceBookedWhileDeclining_IsAccepted()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var all = await AllOfferedAsync(office);

        await Interruption.AtEachCallAsync(office, all, LeaveAsync, async waiting =>
        {
            var read = (await EntryAsync(office, waiting)).Entry;
            await office.Get<TakeOffer>().HandleAsync(read.Offeree, read.Offer!, null, Stop);
        });

        await StandsAsync(office, all);
    }

    /// <summary>Not even for a moment, of which events would tell.</summary>
    [Fact]
    public async Task PlaceBookedBeforeDeclining_IsNeverNotedAsDeclined()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var (waiting, _) = await OfferedAsync(office, await Counter.OpenAsync(office), "Erste");
        var offered = (await EntryAsync(office, waiting)).Entry;
        await office.Get<TakeOffer>().HandleAsync(offered.Offeree, offered.Offer!, null, Stop);

        await LeaveAsync(office, waiting);

        var entry = (await EntryAsync(office, waiting)).Entry;
        Assert.Equal((WaitingStatus.Accepted, offered.Sequence + 1), (entry.Status, entry.Sequence));
    }

    /// <summary>
    /// Somebody says again and again which days suit while they accept: the entry says all the same that they have the place.
    /// </summary>
    [Fact]
    public async Task EntryChangedAgainAndAgainWhileAccepting_IsAccepted()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var (all, store, day) = (await AllOfferedAsync(office), office.Get<WaitlistStore>(), new DateOnly(2027, 1, 1));

        await Interruption.AtEachCallAsync(office, all, AcceptAsync, SayOtherDaysAsync, times: 5);

        await StandsAsync(office, all);

        async Task SayOtherDaysAsync(Joined waiting)
        {
            if (await store.FindAsync(waiting.Entry.Id, Stop) is { IsLive: true } entry)
            {
                day = day.AddDays(1);
                Assert.True(await store.CommitAsync(entry with { Until = day.ToString("O", null) }, null, Stop));
            }
        }
    }

    /// <summary>Impatient people click twice.</summary>
    [Fact]
    public async Task AcceptingTwiceAtOnce_MovesOnce_AndSaysSoToBoth()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var booked = await counter.BookedAsync("Yılmaz", back: 2);
        var (waiting, place) = await OfferedAsync(office, counter, "Yılmaz");

        await Task.WhenAll(AcceptAsync(office, waiting), AcceptAsync(office, waiting), AcceptAsync(office, waiting));
        var last = await AcceptAsync(office, waiting);

        Assert.Equal((booked.Place.Booking!.Id, place), (last.Value!.Place.Booking!.Id, last.Value.Place.Key));
        Assert.Single(await counter.PlacesAsync(), p => p.State == PlaceState.Booked);
    }

    [Fact]
    public async Task TwoTimersAtOnce_OfferOnePlaceToOne()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await using var another = office.Another();
        var counter = await Counter.OpenAsync(office);
        Joined[] all = [await JoinAsync(office, "Erste"), await JoinAsync(office, "Zweite"), await JoinAsync(office, "Dritte")];
        var place = await GivenBackAsync(office, counter);

        await Task.WhenAll(OfferAsync(office), OfferAsync(another), OfferAsync(office), OfferAsync(another), OfferAsync(office));
        await OfferAsync(office);
        var entries = await Task.WhenAll(all.Select(e => EntryAsync(office, e)));
        var offered = Assert.Single(entries, e => e.Entry.Status == WaitingStatus.Offered && e.Entry.Offer!.Place == place.Path);
        Assert.NotNull((await AcceptAsync(office, all.Single(e => e.Entry.Id == offered.Entry.Id))).Value);
    }

    /// <summary>
    /// The office closes the day after the offer was made: the turn is not lost, the person is booked and told to choose another time.
    /// </summary>
    [Fact]
    public async Task OfferOfADayClosedSince_IsTaken_AndNeedsMoving()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var (waiting, place) = await OfferedAsync(office, counter, "Erste");
        await counter.CloseAsync(place);

        Assert.NotNull((await AcceptAsync(office, waiting)).Value);
        await office.PublishAsync(Counter.Service);

        Assert.True((await office.Get<SlotStore>().FindAsync(place, Stop))!.Booking!.NeedsMoving);
    }

    /// <summary>More people with an offer than answering it needs calls.</summary>
    private static async Task<IReadOnlyList<Joined>> AllOfferedAsync(TestOffice office)
    {
        var (counter, all) = (await Counter.OpenAsync(office), new List<Joined>());
        foreach (var name in Interruption.Names(MostCalls))
        {
            all.Add(await JoinAsync(office, name));
            await GivenBackAsync(office, counter);
        }

        await OfferAsync(office);
        return all;
    }

    private static async Task StandsAsync(TestOffice office, IReadOnlyList<Joined> all)
    {
        var booked = (await new Counter(office).PlacesAsync()).Select(p => p.Booking?.WaitingEntry).ToHashSet();
        foreach (var waiting in all)
        {
            var status = (await EntryAsync(office, waiting)).Entry.Status;
            Assert.Equal(booked.Contains(waiting.Entry.Id) ? WaitingStatus.Accepted : WaitingStatus.Declined, status);
        }
    }
}
