using NodaTime;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Free;
using Schalter.Services.Appointments.Reminding;
using Schalter.Services.Tests.Appointments.Bookings;

namespace Schalter.Services.Tests.Appointments;

public sealed class RemindPeopleTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reminder_ComesADayBefore_OnceOnly_AndAgainAfterAMove()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await using var another = office.Another();
        var counter = await Counter.OpenAsync(office);
        var booked = await counter.BookedAsync();

        office.Clock.SetUtcNow((booked.Place.Key.Start - Duration.FromHours(24) - Duration.FromSeconds(1)).ToDateTimeOffset());
        await office.Get<RemindPeople>().HandleAsync(Stop);
        Assert.False((await PlaceAsync()).Booking!.IsReminded);
        office.Clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(office.Get<RemindPeople>().HandleAsync(Stop), another.Get<RemindPeople>().HandleAsync(Stop));
        await office.Get<RemindPeople>().HandleAsync(Stop);

        Assert.Equal((true, 2), ((await PlaceAsync()).Booking!.IsReminded, (await PlaceAsync()).Booking!.Sequence));

        async Task<Place> PlaceAsync() => (await office.Get<SlotStore>().FindAsync(booked.Place.Key, Stop))!;
    }

    /// <summary>Whoever books for tomorrow has just been told.</summary>
    [Fact]
    public async Task BookedAMomentAgo_IsNotReminded()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var slots = (await office.Get<ListSlots>().HandleAsync(Counter.Service, null, Stop)).Value!.Slots;
        office.Clock.SetUtcNow((slots[^1].Start - Duration.FromHours(20)).ToDateTimeOffset());
        var booked = await counter.BookAsync(await counter.HoldAsync(slots[^1].Slot));

        await office.Get<RemindPeople>().HandleAsync(Stop);

        Assert.Equal(1, (await office.Get<SlotStore>().FindAsync(booked.Value!.Place.Key, Stop))!.Booking!.Sequence);
    }
}
