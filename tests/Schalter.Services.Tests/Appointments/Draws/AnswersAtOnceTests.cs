using Azure.Core;
using Azure.Data.Tables;
using Microsoft.Extensions.Options;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Draws;
using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Appointments.Draws.Offering;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Events;
using Schalter.Services.Platform;

namespace Schalter.Services.Tests.Appointments.Draws;

public sealed class AnswersAtOnceTests(StorageFixture storage)
{
    private const string Tuesday = "2027-03-02";

    /// <summary>More calls than accepting needs.</summary>
    private const int MostCalls = 10;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The last word is what stands: whoever has the place has accepted.</summary>
    [Fact]
    public async Task DeclinedWhileAccepting_TheEntrySaysWhatThePlaceSays()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var lottery = await Lottery.OpenAsync(office);
        var all = new List<EnteredDraw>();
        for (var call = 1; call <= MostCalls; call++)
        {
            all.Add(await lottery.EnterAsync($"Person {call}", Tuesday));
        }

        await lottery.DrawAsync();
        foreach (var (index, entered) in all.Index())
        {
            await Accept(office, new(index + 1, () => lottery.LeaveAsync(entered))).HandleAsync(entered.Entry.Id, entered.AccessKey, Stop);
        }

        await StandsAsync(lottery, all);
    }

    /// <summary>Another run keeps the place for them anew at that very moment, which changes its row.</summary>
    [Fact]
    public async Task KeptAnewWhileAccepting_IsTakenAllTheSame()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var lottery = await Lottery.OpenAsync(office);
        var all = new List<EnteredDraw>();
        for (var call = 1; call <= MostCalls; call++)
        {
            all.Add(await lottery.EnterAsync($"Person {call}", Tuesday));
        }

        await lottery.DrawAsync();
        foreach (var (index, entered) in all.Index())
        {
            var place = PlaceKey.At((await lottery.SeenAsync(entered)).Entry.Offer!.Place);
            var accept = Accept(office, new(index + 1, () => KeepAnewAsync(office.Get<SlotStore>(), place)));
            Assert.NotNull((await accept.HandleAsync(entered.Entry.Id, entered.AccessKey, Stop)).Value);
        }
    }

    private static async Task KeepAnewAsync(SlotStore places, PlaceKey key)
    {
        if (await places.FindAsync(key, Stop) is { State: PlaceState.Held } kept)
        {
            await places.ReplaceAsync(kept, Stop);
        }
    }

    /// <summary>Somebody accepted just before it was noted that they decline, and died before it was noted that they accepted.</summary>
    [Fact]
    public async Task EntryNotedAsDeclined_WhosePlaceIsBooked_IsAcceptedAtTheNextLook()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var lottery = await Lottery.OpenAsync(office);
        var entered = await lottery.EnterAsync("Yılmaz", Tuesday);
        await lottery.DrawAsync();
        var read = (await lottery.SeenAsync(entered)).Entry;
        await office.Get<EndDrawOffer>().EndAsync(read, DrawEntryStatus.Declined, null, Stop);
        await office.Get<TakeOffer>().HandleAsync(read.Offeree, read.Offer!, null, Stop);

        await lottery.RunAtAsync(read.Offer!.Until);

        await StandsAsync(lottery, [entered]);
    }

    private static async Task StandsAsync(Lottery lottery, IReadOnlyList<EnteredDraw> all)
    {
        var booked = (await lottery.PlacesAsync()).Select(p => p.Booking?.WaitingEntry).ToHashSet();
        foreach (var entered in all)
        {
            var status = (await lottery.SeenAsync(entered)).Entry.Status;
            Assert.Equal(booked.Contains(entered.Entry.Id) ? DrawEntryStatus.Accepted : DrawEntryStatus.Declined, status);
        }
    }

    private static AcceptDrawn Accept(TestOffice office, Interruption between)
    {
        var options = new TableClientOptions();
        options.AddPolicy(between, HttpPipelinePosition.PerCall);
        var tables = new TableServiceClient(office.Connection, options);
        var places = new SlotStore(tables, office.Get<EventOutbox>(), office.Get<EventMetrics>());
        var (index, guards, keys) = (new BookingIndexStore(tables), new GuardStore(tables), office.Get<AccessKeys>());
        var book = new BookAppointment(
            office.Get<ScheduleCatalogue>(), places, new(guards, places), index, office.Get<CheckCase>(), keys, office.Get<MailedCodes>(),
            office.Get<MessageSender>(), office.Get<ServiceSecrets>(), office.Get<IOptions<AppointmentSettings>>(), office.Clock);
        var take = new TakeOffer(
            places, office.Get<ScheduleCatalogue>(), book, office.Get<MoveBooking>(), office.Get<SettleMove>(), guards, new(places, index),
            office.Get<OfferTokens>(), keys);
        return new(office.Get<GetDrawEntry>(), office.Get<DrawStore>(), take, office.Get<EndDrawOffer>(), office.Clock);
    }
}
