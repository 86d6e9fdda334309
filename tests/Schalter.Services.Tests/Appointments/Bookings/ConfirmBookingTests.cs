using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Events;

namespace Schalter.Services.Tests.Appointments.Bookings;

/// <summary>The service point asks people to confirm by mail.</summary>
public sealed class ConfirmBookingTests(StorageFixture storage)
{
    private const string Service = "servicepoint";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CodeFromTheMail_ConfirmsOnce_AndIsRepeatable()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var booked = await BookedAsync(office);
        var (id, code) = (booked.Place.Booking!.Id, await CodeAsync(office, booked.Place));
        var confirm = office.Get<ConfirmBooking>();

        Assert.Equal(BookingStatus.Unconfirmed, booked.Place.Booking.Status);
        Assert.Equal("booking-unknown", (await confirm.HandleAsync(id, id, Stop)).Refusal?.Code);
        Assert.Equal("booking-unknown", (await confirm.HandleAsync(id, null, Stop)).Refusal?.Code);
        Assert.Equal("booking-unconfirmed", (await office.Get<MoveBooking>().HandleAsync(id, booked.AccessKey, new("any"), Stop)).Refusal?.Code);
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => confirm.HandleAsync(id, code.ToLowerInvariant(), Stop)));

        Assert.All(answers, a => Assert.Equal(BookingStatus.Confirmed, a.Value!.Booking!.Status));
        Assert.Equal([AppointmentEvents.Booked, AppointmentEvents.Confirmed], (await EventsAsync(office, booked.Place)).Select(e => e.Type));
        await office.Get<SettleBooking>().HandleAsync(new(id), Stop);
        Assert.NotNull((await office.Get<GetBooking>().HandleAsync(id, booked.AccessKey, Stop)).Value);
    }

    [Fact]
    public async Task NobodyConfirms_PlaceComesBack_AndThePersonMayBookAnew()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var booked = await BookedAsync(office);
        var (id, code) = (booked.Place.Booking!.Id, await CodeAsync(office, booked.Place));
        var settle = office.Get<SettleBooking>();

        await Assert.ThrowsAsync<BookingBusyException>(() => settle.HandleAsync(new(id), Stop));
        office.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal("booking-gone", (await office.Get<ConfirmBooking>().HandleAsync(id, code, Stop)).Refusal?.Code);
        await settle.HandleAsync(new(id), Stop);
        await settle.HandleAsync(new(id), Stop);

        Assert.Equal(PlaceState.Free, (await office.Get<SlotStore>().FindAsync(booked.Place.Key, Stop))!.State);
        Assert.Equal("unconfirmed", (await EventsAsync(office, booked.Place))[^1].Data["reason"]!.GetValue<string>());
        Assert.NotNull(await BookedAsync(office));
    }

    private static async Task<BookedPlace> BookedAsync(TestOffice office)
    {
        await Counter.OpenAsync(office, Service);
        var schedule = office.Get<ScheduleCatalogue>().Find(Service)!;
        var hold = (await office.Get<HoldPlace>().ReserveAsync(schedule, new(), isKnown: true, Stop)).Value!;
        return (await office.Get<BookAppointment>().HandleAsync(Service, Counter.Input(hold.Hold, "Yılmaz", ("documentNumber", string.Empty)), Stop)).Value!;
    }

    private static async Task<string> CodeAsync(TestOffice office, Place place)
    {
        var mail = Assert.Single(await EventsAsync(office, place)).Mail!;
        Assert.Equal("confirm-booking", mail.Template);
        return mail.Values["code"];
    }

    private static async Task<IReadOnlyList<EventRow>> EventsAsync(TestOffice office, Place place) =>
        [.. (await office.Get<EventRowStore>().AllAsync("Slots", place.Key.Day.Partition, Stop)).Where(e => e.Stream == place.Booking!.Id)];
}
