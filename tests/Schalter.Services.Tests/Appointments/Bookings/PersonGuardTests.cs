using NodaTime;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Platform;

namespace Schalter.Services.Tests.Appointments.Bookings;

public sealed class PersonGuardTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SamePersonAgain_InAnyWriting_HasOneAppointment()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        await counter.BookedAsync();

        Assert.Equal("already-booked", (await counter.BookAsync(await counter.HoldAsync(), "YILMAZ", ("documentNumber", "c01 x00 t47"))).Refusal?.Code);
        Assert.NotNull((await counter.BookAsync(await counter.HoldAsync(), "Yılmaz", ("documentNumber", "C99X99T99"))).Value);
        Assert.NotNull((await counter.BookAsync(await counter.HoldAsync(), "Öztürk")).Value);
    }

    [Fact]
    public async Task SamePersonManyTimesAtOnce_HasOneAppointment()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var holds = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => counter.HoldAsync()));

        var answers = await Task.WhenAll(holds.Select(h => counter.BookAsync(h)));

        Assert.Single(answers, a => a.Value is not null);
        Assert.Single(await counter.PlacesAsync(), p => p.State == PlaceState.Booked);
    }

    /// <summary>The process died between claiming the person and booking: the person waits two minutes at most.</summary>
    [Fact]
    public async Task GuardLeftBehind_IsTakenOver_AndItsHoldCannotBookAnyMore()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var hold = HoldToken.Parse(await counter.HoldAsync())!;
        var died = (await counter.BookedAsync()).Place.Booking!;
        await office.Get<CancelBooking>().HandleAsync(died.Id, office.Get<AccessKeys>().For(Reference(died.Id)), Stop);
        await office.Get<GuardStore>().WriteAsync(
            new(died.Person, "declaration", "4F4K-TRTX-CKGC", hold.Place, hold.Hash, counter.Now + Duration.FromMinutes(2)), Stop);
        var stale = (await office.Get<SlotStore>().FindAsync(hold.Place, Stop))!;

        Assert.Equal("already-booked", (await counter.BookAsync(await counter.HoldAsync())).Refusal?.Code);
        office.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotNull((await counter.BookAsync(await counter.HoldAsync())).Value);

        Assert.Null(await office.Get<SlotStore>().ReplaceAsync(stale with { State = PlaceState.Booked }, Stop));
        Assert.Equal(PlaceState.Free, (await office.Get<SlotStore>().FindAsync(hold.Place, Stop))!.State);
    }

    /// <summary>The secret has changed since the person booked.</summary>
    [Fact]
    public async Task BookingUnderAnEarlierKey_KeepsThePersonOut_AsLongAsItIsLive()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var booked = (await counter.BookedAsync()).Place;

        office.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await office.Get<PersonGuard>().IsTakenAsync(["older-key", booked.Booking!.Person], "declaration", counter.Now, Stop));
        Assert.False(await office.Get<PersonGuard>().IsTakenAsync(["older-key"], "declaration", counter.Now, Stop));
        office.Clock.SetUtcNow(booked.End.ToDateTimeOffset());
        Assert.False(await office.Get<PersonGuard>().IsTakenAsync([booked.Booking.Person], "declaration", counter.Now, Stop));
    }

    private static ReferenceNumber Reference(string text) =>
        ReferenceNumber.TryParse(text, out var reference) ? reference : default;
}
