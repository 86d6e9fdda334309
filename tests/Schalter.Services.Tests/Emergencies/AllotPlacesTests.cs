using NodaTime;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Free;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Appointments.Waiting;
using Schalter.Services.Emergencies;
using Schalter.Services.Privacy;
using Schalter.Services.Tests.Appointments;
using Schalter.Services.Tests.Content;

namespace Schalter.Services.Tests.Emergencies;

/// <summary>Who gets the places of a morning, and what becomes of them.</summary>
public sealed class AllotPlacesTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Places_GoToWhoseDocumentEndsFirst_AndToTheNextWhenNobodyConfirms()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        await urgency.CapacityAsync(2);
        var late = await urgency.RegisterAsync("Late", "29.11.2026");
        var middle = await urgency.RegisterAsync("Middle", "27.11.2026");
        var first = await urgency.RegisterAsync("First", "20.11.2026");
        Assert.Equal((0, 1, 2), ((await urgency.ViewAsync(first)).Ahead, (await urgency.ViewAsync(middle)).Ahead, (await urgency.ViewAsync(late)).Ahead));

        await urgency.MorningAsync();
        await urgency.AllotAsync();
        var offered = await urgency.EntryAsync(first);
        Assert.Equal((EmergencyStatus.Offered, EmergencyStatus.Offered, EmergencyStatus.Checked), (offered.Status, await urgency.StatusAsync(middle), await urgency.StatusAsync(late)));
        Assert.Equal(2, office.Get<Services.Feedback.Counting.Tally>().Unkept().Where(c => c.What.Name == AllotPlaces.Waited).Sum(c => c.Count));
        var booked = (await urgency.ConfirmAsync(first)).Value!;
        var again = (await urgency.ConfirmAsync(first)).Value!;
        office.Clock.SetUtcNow((await urgency.EntryAsync(middle)).Offer!.Until);
        var tooLate = await urgency.ConfirmAsync(middle);
        await urgency.AllotAsync();
        await urgency.AllotAsync();

        Assert.Equal((offered.Offer!.Place, "First", booked.AccessKey), (booked.Place.Key.Path, booked.Place.Booking!.FamilyName, again.AccessKey));
        Assert.Equal((EmergencyStatus.Confirmed, booked.Place.Booking.Id), ((await urgency.EntryAsync(first)).Status, (await urgency.EntryAsync(first)).Booking));
        Assert.Equal(("offer-over", 410), (tooLate.Refusal?.Code, tooLate.Refusal?.Status));
        Assert.Equal((EmergencyStatus.Expired, "emergency-expired"), (await urgency.StatusAsync(middle), (await urgency.EventsAsync(middle))[^1].Mail!.Template));
        Assert.Equal(EmergencyStatus.Checked, await urgency.StatusAsync(late)); // half past eight: too late for an offer of the place at a quarter past nine
        Assert.Equal(
            [EmergencyEvents.Registered, EmergencyEvents.Offered, EmergencyEvents.Confirmed], (await urgency.EventsAsync(first)).Select(e => e.Type));
    }

    [Fact]
    public async Task DeclinedOffer_GoesToTheNext()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        await urgency.CapacityAsync(1);
        var (first, next) = (await urgency.RegisterAsync("First", "20.11.2026"), await urgency.RegisterAsync("Next", "27.11.2026"));
        await urgency.MorningAsync();

        Assert.Equal(EmergencyStatus.Declined, (await urgency.DeclineAsync(first)).Value!.Entry!.Status);
        Assert.Equal(EmergencyStatus.Declined, (await urgency.DeclineAsync(first)).Value!.Entry!.Status);
        await office.WorkAsync();
        await urgency.AllotAsync();

        Assert.Equal((EmergencyStatus.Offered, "emergency-offer"), (await urgency.StatusAsync(next), (await urgency.EventsAsync(next))[^1].Mail!.Template));
        Assert.NotNull((await urgency.ConfirmAsync(next)).Value);
        Assert.Equal("withdrawn", (await office.EventsAsync(first.Reference))[^1]);
    }

    [Fact]
    public async Task Places_AreNowhereToBePicked()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        await urgency.MorningAsync();

        Assert.Equal("service-unknown", (await office.Get<ListSlots>().HandleAsync(Urgency.Service, null, Stop)).Refusal?.Code);
        Assert.Equal("service-unknown", (await office.Get<HoldPlace>().HandleAsync(Urgency.Service, new(), Stop)).Refusal?.Code);
        Assert.Equal("service-unknown", (await office.Get<JoinWaitlist>().HandleAsync(Urgency.Service, new(Services.Forms.Answers.None, "de"), Stop)).Refusal?.Code);
    }

    /// <summary>No capacity, then nobody registered: a morning passes.</summary>
    [Fact]
    public async Task WithoutPlaces_EverybodyGoesOnWaiting_AndWithoutPeopleThePlacesStay()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        await urgency.MorningAsync();
        await urgency.CapacityAsync(0);
        var waits = await urgency.RegisterAsync("Waits", "27.11.2026");

        await urgency.MorningAsync();

        Assert.Equal((EmergencyStatus.Checked, null), ((await urgency.EntryAsync(waits)).Status, (await urgency.EntryAsync(waits)).Offer));
    }

    [Fact]
    public async Task AppointmentCancelledElsewhere_EndsTheRegistration_AndThePlaceGoesOn()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        await urgency.CapacityAsync(1);
        var (first, next) = (await urgency.RegisterAsync("First", "20.11.2026"), await urgency.RegisterAsync("Next", "27.11.2026"));
        await urgency.MorningAsync();
        var booked = (await urgency.ConfirmAsync(first)).Value!;

        Assert.Null(await office.Get<CancelBooking>().HandleAsync(booked.Place.Booking!.Id, booked.AccessKey, Stop));
        await urgency.AllotAsync();

        Assert.Equal((EmergencyStatus.Declined, EmergencyStatus.Offered), (await urgency.StatusAsync(first), await urgency.StatusAsync(next)));
    }

    [Fact]
    public async Task TwoTimersAtOnce_OfferEveryPlaceOnce_AndNobodyTwo()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await using var another = office.Another();
        var (urgency, other) = (new Urgency(office), new Urgency(another));
        await urgency.CapacityAsync(2);
        await another.RefreshAsync();
        var all = new List<Services.Submissions.SubmissionReceipt>();
        foreach (var name in new[] { "Eins", "Zwei", "Drei" })
        {
            all.Add(await urgency.RegisterAsync(name, "24.11.2026"));
        }

        office.Clock.SetUtcNow(new(2026, 11, 24, 5, 31, 0, TimeSpan.Zero));
        await office.PublishAsync(Urgency.Service);
        await Task.WhenAll(urgency.AllotAsync(), other.AllotAsync(), urgency.AllotAsync(), other.AllotAsync());
        await urgency.AllotAsync();

        var entries = await Task.WhenAll(all.Select(urgency.EntryAsync));
        var offers = entries.Where(e => e.Status == EmergencyStatus.Offered).Select(e => e.Offer!.Place).ToList();
        Assert.Equal((2, 2), (offers.Count, offers.Distinct().Count()));
        foreach (var receipt in all.Where(r => entries.Single(e => e.Id == r.Reference).Status == EmergencyStatus.Offered))
        {
            Assert.NotNull((await urgency.ConfirmAsync(receipt)).Value);
        }
    }

    /// <summary>
    /// Two runs at once, and an earlier place has come meanwhile: the one wants to offer it to somebody to whom the other has offered a later
    /// one. Who has that offer must find the place kept.
    /// </summary>
    [Fact]
    public async Task PlaceThatAnotherRunHasOffered_StaysKept_WhenAnEarlierOneCannotBeOfferedToThem()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        await urgency.CapacityAsync(2);
        var receipt = await urgency.RegisterAsync("Eins", "24.11.2026");
        office.Clock.SetUtcNow(new(2026, 11, 24, 5, 31, 0, TimeSpan.Zero));
        await office.PublishAsync(Urgency.Service);
        var (schedule, now) = (office.Get<EmergencyServices>().All.Single(s => s.Id == Urgency.Service), Instant.FromDateTimeOffset(office.Clock.GetUtcNow()));
        var (free, entry) = (await office.Get<FindOpenPlaces>().HandleAsync(schedule, now, Stop), await urgency.EntryAsync(receipt));
        var kept = (await office.Get<KeepPlace>().ForAsync(entry.Offeree, free[1], now + Duration.FromHours(1), Stop))!;

        await office.Get<OfferInTurn>().HandleAsync(
            schedule, [free[0], kept], [entry], (_, _) => true, (_, place, _) => Task.FromResult(place.Key == kept.Key), now, Stop);

        var after = await office.Get<FindOpenPlaces>().HandleAsync(schedule, now, Stop);
        Assert.Equal(
            [(free[0].Key, false), (kept.Key, true)], after.Take(2).Select(place => (place.Key, office.Get<OfferTokens>().IsKept(place, entry.Offeree))));
    }

    /// <summary>Day by day: who never entered the code, who waited in vain, who came.</summary>
    [Fact]
    public async Task EverythingIsGone_WhenItsDayHasCome()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        await urgency.CapacityAsync(1);
        var never = await urgency.SendAsync("Never", "25.11.2026");
        var came = await urgency.RegisterAsync("Came", "20.11.2026");
        var waits = await urgency.RegisterAsync("Waits", "27.11.2026");
        await urgency.MorningAsync();
        await urgency.ConfirmAsync(came);
        await urgency.CapacityAsync(0);

        await PurgeAsync(office, days: 2);
        Assert.Equal((EmergencyStatus.Expired, null), (await urgency.StatusAsync(never), (await urgency.EventsAsync(never))[^1].Mail));
        await PurgeAsync(office, days: 7);
        Assert.Null(await office.Get<EmergencyStore>().FindAsync(never.Reference, Stop));
        Assert.Null(await office.Get<EmergencyStore>().FindAsync(came.Reference, Stop));
        await PurgeAsync(office, days: 22);
        Assert.Equal((EmergencyStatus.Expired, "emergency-expired"), (await urgency.StatusAsync(waits), (await urgency.EventsAsync(waits))[^1].Mail!.Template));
        await PurgeAsync(office, days: 7);

        var left = office.Tables.GetTableClient("Emergencies").QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: Stop);
        Assert.Empty(await left.Select(row => $"{row.PartitionKey}/{row.RowKey}").ToListAsync(Stop));
    }

    private static async Task PurgeAsync(TestOffice office, int days)
    {
        office.Clock.Advance(TimeSpan.FromDays(days));
        await office.Get<PurgeDue>().HandleAsync(Stop);
    }
}
