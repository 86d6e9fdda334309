using NodaTime;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Free;

namespace Schalter.Services.Tests.Appointments.Bookings;

public sealed class CancelBookingTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CancelledPlace_ComesBackAfterAWhile_AndThePersonMayBookAgain()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var booked = await counter.BookedAsync();
        var id = booked.Place.Booking!.Id;

        Assert.Null(await office.Get<CancelBooking>().HandleAsync(id, booked.AccessKey, Stop));
        var place = (await office.Get<SlotStore>().FindAsync(booked.Place.Key, Stop))!;

        Assert.Equal((PlaceState.Free, null), (place.State, place.Booking));
        Assert.InRange(place.FreeFrom!.Value, counter.Now + Duration.FromMinutes(10), counter.Now + Duration.FromMinutes(120));
        Assert.DoesNotContain(await office.Get<SlotStore>().FreeAsync(Counter.Service, Date(place), Date(place), counter.Now, Stop), p => p.Key == place.Key);
        Assert.Contains(await office.Get<SlotStore>().FreeAsync(Counter.Service, Date(place), Date(place), place.FreeFrom.Value, Stop), p => p.Key == place.Key);
        Assert.Equal("booking-gone", (await office.Get<CancelBooking>().HandleAsync(id, booked.AccessKey, Stop))?.Code);
        Assert.Equal("booking-gone", (await office.Get<GetBooking>().HandleAsync(id, booked.AccessKey, Stop)).Refusal?.Code);
        Assert.NotNull((await counter.BookAsync(await counter.HoldAsync())).Value);
    }

    /// <summary>The last moment is a day before, for this service.</summary>
    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, null)]
    [InlineData(1, "change-too-late")]
    public async Task Cancelling_EndsWhenTheServiceSays(int secondsPast, string? code)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var slots = (await office.Get<ListSlots>().HandleAsync(Counter.Service, null, Stop)).Value!.Slots;
        var booked = (await counter.BookAsync(await counter.HoldAsync(slots[^1].Slot))).Value!;
        office.Clock.SetUtcNow((slots[^1].Start - Duration.FromHours(24) + Duration.FromSeconds(secondsPast)).ToDateTimeOffset());

        Assert.Equal(code, (await office.Get<CancelBooking>().HandleAsync(booked.Place.Booking!.Id, booked.AccessKey, Stop))?.Code);
    }

    [Fact]
    public async Task WrongKey_CancelsNothing()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var (mine, other) = (await counter.BookedAsync(), await counter.BookedAsync("Öztürk"));

        Assert.Equal("booking-unknown", (await office.Get<CancelBooking>().HandleAsync(mine.Place.Booking!.Id, other.AccessKey, Stop))?.Code);
        Assert.Equal("booking-unknown", (await office.Get<CancelBooking>().HandleAsync("garbage", mine.AccessKey, Stop))?.Code);
        Assert.Equal(2, (await counter.PlacesAsync()).Count(p => p.State == PlaceState.Booked));
    }

    /// <summary>The counter is closed on that day: what comes back is not offered to the next.</summary>
    [Fact]
    public async Task PlaceThatOughtToGo_IsWithdrawnWhenItsBookingIsCancelled()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var booked = await counter.BookedAsync();
        var store = office.Get<SlotStore>();
        var place = (await store.FindAsync(booked.Place.Key, Stop))!;
        await store.ReplaceAsync(place with { Booking = place.Booking! with { NeedsMoving = true } }, Stop);

        Assert.Null(await office.Get<CancelBooking>().HandleAsync(place.Booking!.Id, booked.AccessKey, Stop));

        Assert.Equal(PlaceState.Withdrawn, (await store.FindAsync(place.Key, Stop))!.State);
    }

    private static LocalDate Date(Place place) => place.Key.Day.Date;
}
