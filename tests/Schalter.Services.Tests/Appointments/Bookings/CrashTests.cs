using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;

namespace Schalter.Services.Tests.Appointments.Bookings;

/// <summary>The process dies at every single call to the tables. What must hold afterwards stands in design.md, section 4.</summary>
public sealed class CrashTests(StorageFixture storage)
{
    /// <summary>More calls than any of these needs: the last numbers show that it came to an end.</summary>
    private const int MostCalls = 8;

    private const int MostMoveCalls = 20;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeathWhileBooking_RepeatBooksAll_AndNothingTwice(bool behind)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var deaths = 0;
        for (var call = 1; call <= MostCalls; call++)
        {
            var (name, hold) = ($"Person {call}", await counter.HoldAsync());
            var process = new DyingProcess(office, call, behind);
            await Record.ExceptionAsync(() => process.Book.HandleAsync(Counter.Service, Counter.Input(hold, name), Stop));
            deaths += process.Death.HasCome ? 1 : 0;

            var repeat = await counter.BookAsync(hold, name);

            Assert.NotNull(repeat.Value);
            Assert.Single(await counter.PlacesAsync(), p => p.Booking?.Person == repeat.Value.Place.Booking!.Person);
            Assert.Equal("already-booked", (await counter.BookAsync(await counter.HoldAsync(), name)).Refusal?.Code);
        }

        Assert.InRange(deaths, 3, MostCalls - 1);
        await AssertTidyAsync(office, counter);
    }

    /// <summary>Nobody comes back with the old hold: after two minutes the person can book anew, unless the booking stands.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeathWhileBooking_NobodyRepeats_PersonHasOneAppointmentInTheEnd(bool behind)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        for (var call = 1; call <= MostCalls; call++)
        {
            var (name, process) = ($"Person {call}", new DyingProcess(office, call, behind));
            var hold = await counter.HoldAsync();
            await Record.ExceptionAsync(() => process.Book.HandleAsync(Counter.Service, Counter.Input(hold, name), Stop));
            var stood = (await office.Get<SlotStore>().FindAsync(HoldToken.Parse(hold)!.Place, Stop))!.State == PlaceState.Booked;

            office.Clock.Advance(TimeSpan.FromMinutes(2));
            var anew = await counter.BookAsync(await counter.HoldAsync(), name);

            Assert.Equal(stood ? "already-booked" : null, anew.Refusal?.Code);
        }

        Assert.Equal(MostCalls, (await counter.PlacesAsync()).Select(p => p.Booking?.Person).OfType<string>().Distinct().Count());
        await AssertTidyAsync(office, counter);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeathWhileCancelling_AppointmentStandsOrIsGone_AndThePersonCanBookAgain(bool behind)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        for (var call = 1; call <= MostCalls; call++)
        {
            var name = $"Person {call}";
            var booked = await counter.BookedAsync(name, back: call);
            var process = new DyingProcess(office, call, behind);
            await Record.ExceptionAsync(() => process.Cancel.HandleAsync(booked.Place.Booking!.Id, booked.AccessKey, Stop));

            var again = await office.Get<CancelBooking>().HandleAsync(booked.Place.Booking!.Id, booked.AccessKey, Stop);
            office.Clock.Advance(TimeSpan.FromMinutes(2));

            Assert.Contains(again?.Code, new[] { null, "booking-gone" });
            Assert.NotNull((await counter.BookAsync(await counter.HoldAsync(), name)).Value);
        }

        await AssertTidyAsync(office, counter);
    }

    /// <summary>Whoever looks later finds the booking at its old or its new place, and the other one is free for somebody else.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeathWhileMoving_BookingHasOnePlace_AndTheOtherIsGivenBack(bool behind)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var deaths = 0;
        for (var call = 1; call <= MostMoveCalls; call++)
        {
            office.Clock.Advance(TimeSpan.FromSeconds(3));
            var booked = await counter.BookedAsync($"Person {call}");
            var (id, slots) = (booked.Place.Booking!.Id, (await office.Get<Services.Appointments.Free.ListSlots>().HandleAsync(Counter.Service, null, Stop)).Value!.Slots);
            var process = new DyingProcess(office, call, behind);
            await Record.ExceptionAsync(() => process.Move.HandleAsync(id, booked.AccessKey, new(slots.Last(s => s.Slot != booked.Place.Key.Slot).Slot), Stop));
            deaths += process.Death.HasCome ? 1 : 0;

            var seen = await office.Get<GetBooking>().HandleAsync(id, booked.AccessKey, Stop);
            await office.Get<SettleBooking>().HandleAsync(new(id), Stop);

            var place = Assert.Single(await counter.PlacesAsync(), p => p.Booking?.Id == id);
            Assert.Equal((seen.Value!.Key, null), (place.Key, place.Booking!.Moving));
            Assert.Equal("already-booked", (await counter.BookAsync(await counter.HoldAsync(), $"Person {call}")).Refusal?.Code);
            Assert.Null(await office.Get<CancelBooking>().HandleAsync(id, booked.AccessKey, Stop));
        }

        Assert.InRange(deaths, 8, MostMoveCalls - 1);
    }

    /// <summary>Events of each booking are numbered without gaps, and every booked place has told of it.</summary>
    private static async Task AssertTidyAsync(TestOffice office, Counter counter)
    {
        var rows = office.Get<Services.Events.EventRowStore>();
        foreach (var day in (await counter.PlacesAsync()).GroupBy(p => p.Key.Day.Partition))
        {
            var told = (await rows.AllAsync("Slots", day.Key, Stop)).Where(e => e.Stream is not null).ToLookup(e => e.Stream!);
            Assert.All(told, booking => Assert.Equal(Enumerable.Range(1, booking.Count()), booking.Select(e => e.Sequence)));
            Assert.All(day.Select(p => p.Booking).OfType<Booking>(), booking => Assert.Equal(booking.Sequence, told[booking.Id].Count()));
        }
    }
}
