using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Publishing;
using Schalter.Services.Emergencies;
using Schalter.Services.Events;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Emergencies;

/// <summary>The office takes a counter away behind which somebody has an appointment already.</summary>
public sealed class CalledOffTests(StorageFixture storage)
{
    /// <summary>More calls than a run with one person to take back needs.</summary>
    private const int MostCalls = 20;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhoHadAPlace_WaitsAgainAtTheOldTurn_AndIsOfferedOneFirst()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        var (first, next) = await ConfirmedAsync(office);
        var booking = (await urgency.EntryAsync(first)).Booking!;

        await TakeAwayAsync(office);
        await urgency.AllotAsync();
        await urgency.AllotAsync();

        var (entry, view) = (await urgency.EntryAsync(first), await urgency.ViewAsync(first));
        Assert.Equal((EmergencyStatus.Checked, true, null, null), (entry.Status, entry.IsBack, entry.Booking, entry.Offer));
        Assert.Equal((0, 1), (view.Ahead, (await urgency.ViewAsync(next)).Ahead));
        Assert.Equal((EmergencyEvents.Requeued, "emergency-requeued"), await LastAsync(urgency, first));
        Assert.Null(await office.Get<FindBooking>().HandleAsync(booking, Stop));
        Assert.DoesNotContain(await MailsOfDayAsync(office), t => t is AppointmentMails.NeedsMoving or AppointmentMails.Cancelled);
        Assert.Empty((await office.Get<ListEmergencies>().HandleAsync(null, Stop)).Value!.Served);

        await urgency.CapacityAsync(1);
        await urgency.MorningAsync();
        Assert.Equal((EmergencyStatus.Offered, EmergencyStatus.Checked), (await urgency.StatusAsync(first), await urgency.StatusAsync(next)));
        Assert.NotNull((await urgency.ConfirmAsync(first)).Value);
    }

    /// <summary>The same place again, under another booking number.</summary>
    [Fact]
    public async Task CounterOpensAfterAll_TheSamePlaceIsOfferedAgain()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        var (first, _) = await ConfirmedAsync(office);
        await TakeAwayAsync(office);
        await urgency.AllotAsync();

        await urgency.CapacityAsync(1);
        await office.Get<PublishSlots>().HandleAsync(Stop);
        await urgency.AllotAsync();
        var booked = (await urgency.ConfirmAsync(first)).Value!;
        await urgency.AllotAsync();

        Assert.Equal((EmergencyStatus.Confirmed, booked.Place.Booking!.Id), ((await urgency.EntryAsync(first)).Status, (await urgency.EntryAsync(first)).Booking));
        Assert.False(booked.Place.Booking.NeedsMoving);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeathOnTheWay_TheNextRunGoesOn_AndTellsOnce(bool behind)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        var (first, next) = await ConfirmedAsync(office);
        await TakeAwayAsync(office);
        for (var call = 1; call <= MostCalls; call++)
        {
            await Record.ExceptionAsync(() => new DyingQueue(office, call, behind).Allot.HandleAsync(Stop));
        }

        await urgency.AllotAsync();

        var entry = await urgency.EntryAsync(first);
        Assert.Equal((EmergencyStatus.Checked, null, null), (entry.Status, entry.Booking, entry.Offer));
        Assert.Equal(
            [EmergencyEvents.Registered, EmergencyEvents.Offered, EmergencyEvents.Confirmed, EmergencyEvents.Requeued],
            (await urgency.EventsAsync(first)).Select(e => e.Type));
        Assert.Equal([first.Reference, next.Reference], await office.Get<EmergencyStore>().LineAsync(Urgency.Service, Stop).ToListAsync(Stop));
        Assert.DoesNotContain((await DayAsync(office)).Places, p => p.State == PlaceState.Booked);
    }

    [Fact]
    public async Task WhoNoLongerWantsOne_CanDecline_WhileThePlaceIsNotGivenBackYet()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        var (first, _) = await ConfirmedAsync(office);
        await TakeAwayAsync(office);
        var entry = await urgency.EntryAsync(first);
        Assert.True(await office.Get<EmergencyStore>().CommitAsync(EmergencyRules.Requeue(entry), null, Stop));

        await urgency.DeclineAsync(first);
        await urgency.AllotAsync();

        Assert.Equal(EmergencyStatus.Declined, await urgency.StatusAsync(first));
        Assert.DoesNotContain((await DayAsync(office)).Places, p => p.State == PlaceState.Booked);
    }

    private static async Task<(SubmissionReceipt First, SubmissionReceipt Next)> ConfirmedAsync(TestOffice office)
    {
        var urgency = new Urgency(office);
        await urgency.CapacityAsync(1);
        var all = (First: await urgency.RegisterAsync("First", "20.11.2026"), Next: await urgency.RegisterAsync("Next", "27.11.2026"));
        await urgency.MorningAsync();
        Assert.NotNull((await urgency.ConfirmAsync(all.First)).Value);
        return all;
    }

    private static async Task TakeAwayAsync(TestOffice office)
    {
        await new Urgency(office).CapacityAsync(0);
        await office.Get<PublishSlots>().HandleAsync(Stop);
    }

    private static Task<StoredDay> DayAsync(TestOffice office) => office.Get<SlotStore>().LoadDayAsync(new(Urgency.Service, new(2026, 11, 24)), Stop);

    private static async Task<IReadOnlyList<string?>> MailsOfDayAsync(TestOffice office) =>
        [.. (await office.Get<EventRowStore>().AllAsync("Slots", new CounterDay(Urgency.Service, new(2026, 11, 24)).Partition, Stop)).Select(e => e.Mail?.Template)];

    private static async Task<(string Type, string? Mail)> LastAsync(Urgency urgency, SubmissionReceipt receipt) =>
        (await urgency.EventsAsync(receipt))[^1] is var last ? (last.Type, last.Mail?.Template) : default;
}
