using NodaTime;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Appointments.Waiting;
using Schalter.Services.Privacy;
using Schalter.Services.Tests.Appointments.Bookings;
using static Schalter.Services.Tests.Appointments.Waiting.Queue;

namespace Schalter.Services.Tests.Appointments.Waiting;

public sealed class WaitlistTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PlaceGivenBack_IsOfferedToTheFirst_WhoAcceptsAndHasIt()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var (first, second) = (await JoinAsync(office, "Erste"), await JoinAsync(office, "Zweite"));
        var place = await GivenBackAsync(office, counter);

        await OfferAsync(office);
        await OfferAsync(office);
        var offered = await EntryAsync(office, first);
        var offer = Assert.Single(await EventsAsync(office, first));
        var accepted = await AcceptAsync(office, first);
        var again = await AcceptAsync(office, first);

        Assert.Equal((WaitingStatus.Offered, place.Path), (offered.Entry.Status, offered.Entry.Offer!.Place));
        Assert.Equal(("offer", "ayse@example.org"), (offer.Mail!.Template, offer.Mail.To));
        Assert.Equal(
            (place, BookingStatus.Confirmed, "Erste"),
            (accepted.Value!.Place.Key, accepted.Value.Place.Booking!.Status, accepted.Value.Place.Booking.FamilyName));
        Assert.Equal(accepted.Value.AccessKey, again.Value!.AccessKey);
        Assert.Equal(
            (WaitingStatus.Accepted, accepted.Value.Place.Booking.Id),
            ((await EntryAsync(office, first)).Entry.Status, (await EntryAsync(office, first)).Entry.Booking));
        Assert.Equal(
            (WaitingStatus.Entered, 0), ((await EntryAsync(office, second)).Entry.Status, (await EntryAsync(office, second)).Ahead));
    }

    [Fact]
    public async Task OfferNobodyTakes_GoesToTheNext_AndNobodyElseSeesThePlace()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var (first, second) = (await JoinAsync(office, "Erste"), await JoinAsync(office, "Zweite"));
        var place = await GivenBackAsync(office, counter);
        await OfferAsync(office);

        office.Clock.Advance(TimeSpan.FromMinutes(120));
        await OfferAsync(office);
        await OfferAsync(office);

        Assert.Equal(WaitingStatus.Expired, (await EntryAsync(office, first)).Entry.Status);
        Assert.Equal(place.Path, (await EntryAsync(office, second)).Entry.Offer?.Place);
        Assert.Equal("offer-over", (await AcceptAsync(office, first)).Refusal?.Code);
        Assert.DoesNotContain(
            await office.Get<SlotStore>().FreeAsync(Counter.Service, place.Day.Date, place.Day.Date, counter.Now, Stop),
            p => p.Key == place);
        Assert.Equal(PlaceState.Held, (await office.Get<SlotStore>().FindAsync(place, Stop))!.State);
        Assert.NotNull((await AcceptAsync(office, second)).Value);
    }

    [Fact]
    public async Task DeclinedByAll_PlaceComesBackForEverybody()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var (only, place) = await OfferedAsync(office, counter, "Erste");

        var left = await office.Get<LeaveWaitlist>().HandleAsync(only.Entry.Id, only.AccessKey, Stop);
        var repeated = await office.Get<LeaveWaitlist>().HandleAsync(only.Entry.Id, only.AccessKey, Stop);
        await OfferAsync(office);
        var stored = (await office.Get<SlotStore>().FindAsync(place, Stop))!;

        Assert.Equal((WaitingStatus.Declined, WaitingStatus.Declined), (left.Value!.Entry.Status, repeated.Value!.Entry.Status));
        Assert.Equal([WaitlistEvents.Offered, WaitlistEvents.Declined], (await EventsAsync(office, only)).Select(e => e.Type));
        Assert.True(stored.IsFree(stored.FreeFrom!.Value));
    }

    [Fact]
    public async Task SamePersonTwice_WaitsOnce_AndOnlyWhoSaysTheSameSeesTheKey()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await Counter.OpenAsync(office);
        var joined = await JoinAsync(office, "Yılmaz");

        var repeated = await TryJoinAsync(office, "Yılmaz");
        var stranger = await TryJoinAsync(office, "YILMAZ", ("email", "other@example.org"));
        var wrong = await TryJoinAsync(office, "Öztürk", ("person.dateOfBirth", "31.02.1990"));

        Assert.Equal(joined.AccessKey, repeated.Value!.AccessKey);
        Assert.Equal("already-waiting", stranger.Refusal?.Code);
        Assert.Equal(["person.dateOfBirth"], wrong.Refusal!.Errors.Select(e => e.Field));
        Assert.Equal([LinePlace.Of(joined.Entry)], await office.Get<WaitlistStore>().LineAsync(Counter.Service, Stop));
        Assert.Equal(
            "waiting-entry-unknown", (await office.Get<GetWaitingEntry>().HandleAsync(joined.Entry.Id, "1.x", Stop)).Refusal?.Code);
    }

    /// <summary>The place in the line stays, and so do the days where somebody else says them.</summary>
    [Fact]
    public async Task SamePersonWithOtherDays_WaitsForThose_AndKeepsThePlace()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await Counter.OpenAsync(office);
        var (first, second) = (await JoinAsync(office, "Erste"), await JoinAsync(office, "Zweite"));

        var again = (await TryJoinAsync(office, "Erste", ("from", "01.12.2026"), ("until", "05.12.2026"))).Value!;
        await TryJoinAsync(office, "Erste", ("from", "02.12.2026"), ("email", "other@example.org"));
        var entry = (await EntryAsync(office, first)).Entry;

        Assert.Equal((first.AccessKey, "2026-12-01", "2026-12-05"), (again.AccessKey, again.Entry.From, again.Entry.Until));
        Assert.Equal(("2026-12-01", "2026-12-05"), (entry.From, entry.Until));
        Assert.Equal(
            [LinePlace.Of(first.Entry), LinePlace.Of(second.Entry)], await office.Get<WaitlistStore>().LineAsync(Counter.Service, Stop));
    }

    /// <summary>Whoever has an appointment waits for an earlier one.</summary>
    [Fact]
    public async Task PersonWithAnAppointment_IsMovedToTheOffer()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var booked = await counter.BookedAsync("Yılmaz", back: 2);
        var (waiting, place) = await OfferedAsync(office, counter, "Yılmaz");

        var accepted = (await AcceptAsync(office, waiting)).Value!;
        var repeated = (await AcceptAsync(office, waiting)).Value!;

        Assert.Equal(
            (booked.Place.Booking!.Id, place, booked.AccessKey), (accepted.Place.Booking!.Id, accepted.Place.Key, accepted.AccessKey));
        Assert.Equal(place, repeated.Place.Key);
        Assert.Single(await counter.PlacesAsync(), p => p.State == PlaceState.Booked);
    }

    [Theory]
    [InlineData("2026-01-01", "2026-11-24", false)]
    [InlineData("2026-11-24", null, true)]
    [InlineData(null, null, true)]
    public async Task DaysThatDoNotSuit_AreNotOffered(string? from, string? until, bool isOffered)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var waiting = (await TryJoinAsync(office, "Erste", ("from", from ?? string.Empty), ("until", until ?? string.Empty))).Value!;
        await GivenBackAsync(office, counter);

        await OfferAsync(office);

        Assert.Equal(isOffered, (await EntryAsync(office, waiting)).Entry.Status == WaitingStatus.Offered);
    }

    /// <summary>The place was kept and the process died before the offer was made.</summary>
    [Fact]
    public async Task DeathBetweenPlaceAndOffer_IsMadeUpFor()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var waiting = await JoinAsync(office, "Erste");
        var store = office.Get<SlotStore>();
        var place = (await store.FindAsync(await GivenBackAsync(office, counter), Stop))!;
        var token = office.Get<OfferTokens>().For((await EntryAsync(office, waiting)).Entry.Offeree, place.Key);
        await store.ReplaceAsync(
            place with { State = PlaceState.Held, FreeFrom = null, Hold = new(token.Hash, counter.Now + Duration.FromHours(2), true) },
            Stop);

        await OfferAsync(office);

        Assert.Equal(place.Key.Path, (await EntryAsync(office, waiting)).Entry.Offer?.Place);
        Assert.NotNull((await AcceptAsync(office, waiting)).Value);
    }

    [Fact]
    public async Task EndedEntry_IsGoneAWeekLater()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await Counter.OpenAsync(office);
        var (gone, stays) = (await JoinAsync(office, "Erste"), await JoinAsync(office, "Zweite"));
        await office.Get<LeaveWaitlist>().HandleAsync(gone.Entry.Id, gone.AccessKey, Stop);

        office.Clock.Advance(TimeSpan.FromDays(8));
        await office.Get<PurgeDue>().HandleAsync(Stop);

        Assert.Null(await office.Get<WaitlistStore>().FindAsync(gone.Entry.Id, Stop));
        Assert.NotNull(await office.Get<WaitlistStore>().FindAsync(stays.Entry.Id, Stop));
        office.Clock.Advance(TimeSpan.FromDays(53));
        await office.Get<PurgeDue>().HandleAsync(Stop);
        Assert.Empty(await office.Get<WaitlistStore>().LineAsync(Counter.Service, Stop));
    }
}
