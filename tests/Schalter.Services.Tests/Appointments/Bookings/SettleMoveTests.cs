using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Free;

namespace Schalter.Services.Tests.Appointments.Bookings;

/// <summary>Moves that stop in between, or meet another change.</summary>
public sealed class SettleMoveTests(StorageFixture storage)
{
    /// <summary>The call to the tables that commits the booking at its new place: index and place, hold, index, old place, index before it.</summary>
    private const int ArrivedAtCall = 8;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Between arriving and settling the process dies; the person cancels, or moves again, and it must be that.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ChangeOfABookingJustArrived_LeavesNothingBehind(bool cancels)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var booked = await counter.BookedAsync();
        var (id, target) = (booked.Place.Booking!.Id, await SlotAsync(office, 20));
        await Record.ExceptionAsync(() => new DyingProcess(office, ArrivedAtCall, behind: true).Move.HandleAsync(id, booked.AccessKey, new(target), Stop));
        Assert.Equal(2, (await counter.PlacesAsync()).Count(p => p.Booking?.Id == id));

        var last = cancels ? null : await SlotAsync(office, 25);
        var refused = cancels
            ? await office.Get<CancelBooking>().HandleAsync(id, booked.AccessKey, Stop)
            : (await MoveAsync(office, booked, last!)).Refusal;
        await office.Get<SettleBooking>().HandleAsync(new(id), Stop);

        Assert.Null(refused);
        Assert.Equal(last is null ? [] : new[] { last }, (await counter.PlacesAsync()).Where(p => p.Booking?.Id == id).Select(p => p.Key.Slot));
        Assert.Equal(cancels, (await counter.BookAsync(await counter.HoldAsync())).Refusal is null);
    }

    /// <summary>Cancelling and moving at the same moment: whichever comes first, a booking that is gone stays gone.</summary>
    [Fact]
    public async Task MoveAndCancelAtOnce_AgreeInTheEnd()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await using var another = office.Another();
        var counter = await Counter.OpenAsync(office);
        for (var round = 0; round < 6; round++)
        {
            office.Clock.Advance(TimeSpan.FromSeconds(3));
            var booked = await counter.BookedAsync($"Person {round}");
            var (id, target) = (booked.Place.Booking!.Id, await SlotAsync(office, 20));
            var moving = MoveAsync(office, booked, target);
            var refused = await another.Get<CancelBooking>().HandleAsync(id, booked.AccessKey, Stop);
            await moving;
            await office.Get<SettleBooking>().HandleAsync(new(id), Stop);

            Assert.Equal(refused is null ? 0 : 1, (await counter.PlacesAsync()).Count(p => p.Booking?.Id == id));
        }
    }

    private static Task<Services.Platform.Answer<Place>> MoveAsync(TestOffice office, BookedPlace booked, string slot) =>
        office.Get<MoveBooking>().HandleAsync(booked.Place.Booking!.Id, booked.AccessKey, new(slot), Stop);

    private static async Task<string> SlotAsync(TestOffice office, int back) =>
        (await office.Get<ListSlots>().HandleAsync(Counter.Service, null, Stop)).Value!.Slots[^back].Slot;
}
