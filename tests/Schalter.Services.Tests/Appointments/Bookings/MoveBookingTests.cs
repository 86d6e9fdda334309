using NodaTime;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Free;
using Schalter.Services.Appointments.Publishing;
using Schalter.Services.Events;
using Schalter.Services.Platform;

namespace Schalter.Services.Tests.Appointments.Bookings;

public sealed class MoveBookingTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MovedBooking_KeepsItsReferenceAndKey_AndTheOldPlaceComesBackAfterAWhile()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var booked = await counter.BookedAsync();
        var slot = await SlotAsync(office, 40);

        var moved = await MoveAsync(office, booked, slot);
        var repeated = await MoveAsync(office, booked, slot);
        var shown = await office.Get<GetBooking>().HandleAsync(booked.Place.Booking!.Id, booked.AccessKey, Stop);
        var old = (await office.Get<SlotStore>().FindAsync(booked.Place.Key, Stop))!;

        Assert.Equal((slot, 1), (moved.Value!.Key.Slot, moved.Value.Booking!.Moves));
        Assert.Equal((moved.Value.Key, 1), (repeated.Value!.Key, repeated.Value.Booking!.Moves));
        Assert.Equal(moved.Value.Key, shown.Value!.Key);
        Assert.Equal((PlaceState.Free, null), (old.State, old.Booking));
        Assert.True(old.FreeFrom > counter.Now);
        Assert.Equal("already-booked", (await counter.BookAsync(await counter.HoldAsync())).Refusal?.Code);
    }

    [Fact]
    public async Task Move_IsTold_WithOldAndNewTime_AndItsMail()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var booked = await counter.BookedAsync();

        var moved = (await MoveAsync(office, booked, await SlotAsync(office, 40))).Value!;
        var told = Assert.Single(
            await office.Get<EventRowStore>().AllAsync("Slots", moved.Key.Day.Partition, Stop), e => e.Stream == moved.Booking!.Id);

        Assert.Equal((AppointmentEvents.Moved, 2), (told.Type, told.Sequence));
        Assert.Equal(
            booked.Place.Key.Start, NodaTime.Text.InstantPattern.General.Parse(told.Data["from"]!["start"]!.GetValue<string>()).Value);
        Assert.Equal(("appointment-moved", "ayse@example.org", "tr"), (told.Mail!.Template, told.Mail.To, told.Mail.Language));
    }

    /// <summary>The message about the first day comes last: subscribers still see the booking's events in order.</summary>
    [Fact]
    public async Task EventsOfAMovedBooking_ComeInOrder_WhicheverDayIsPublishedFirst()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var booked = await counter.BookedAsync();
        var there = (await MoveAsync(office, booked, await SlotAsync(office, 40))).Value!;
        var back = (await MoveAsync(office, booked, await SlotAsync(office, 2))).Value!;

        await office.Get<PublishEvents>().HandleAsync(new("Slots", back.Key.Day.Partition, "appointments", Safety: false), Stop);
        await office.Get<PublishEvents>().HandleAsync(new("Slots", there.Key.Day.Partition, "appointments", Safety: false), Stop);
        await using var client = office.Bus();
        await using var receiver = await client.AcceptSessionAsync("appointments", "everything", booked.Place.Booking!.Id, null, Stop);

        Assert.Equal(
            [1, 2, 3], (await receiver.ReceiveMessagesAsync(10, TimeSpan.FromSeconds(1), Stop)).Select(
                m => int.Parse(m.MessageId[^8..], null)));
    }

    [Fact]
    public async Task WrongKey_NoWish_NoPlace_MoveNothing()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var (mine, other) = (await counter.BookedAsync(), await counter.BookedAsync("Öztürk"));
        var move = office.Get<MoveBooking>();
        var id = mine.Place.Booking!.Id;

        Assert.Equal("booking-unknown", (await move.HandleAsync(id, other.AccessKey, new("x"), Stop)).Refusal?.Code);
        Assert.Equal("answers-invalid", (await move.HandleAsync(id, mine.AccessKey, new(), Stop)).Refusal?.Code);
        Assert.Equal("none-free", (await move.HandleAsync(id, mine.AccessKey, new("20200101T0800Z_eberhardstrasse"), Stop)).Refusal?.Code);
        Assert.Equal("request-invalid", (await move.HandleAsync(id, mine.AccessKey, new(null, "31.02.2027"), Stop)).Refusal?.Code);
        Assert.Equal(mine.Place.Key, (await office.Get<GetBooking>().HandleAsync(id, mine.AccessKey, Stop)).Value!.Key);
    }

    /// <summary>Three moves, as the service says; but whoever has to move because the office closes a counter always may.</summary>
    [Fact]
    public async Task MovingTooOften_IsRefused_UnlessTheOfficeTookTheCounterAway()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var booked = await counter.BookedAsync();
        for (var i = 1; i <= 3; i++)
        {
            Assert.NotNull((await MoveAsync(office, booked, await SlotAsync(office, 40 + i))).Value);
        }

        var refused = (await MoveAsync(office, booked, await SlotAsync(office, 50))).Refusal;
        var place = (await office.Get<GetBooking>().HandleAsync(booked.Place.Booking!.Id, booked.AccessKey, Stop)).Value!;
        await office.Get<SlotStore>().ReplaceAsync(place with { Booking = place.Booking! with { NeedsMoving = true } }, Stop);

        Assert.Equal(("moved-too-often", "3"), (refused?.Code, refused?.Max));
        var forced = (await MoveAsync(office, booked, await SlotAsync(office, 50))).Value!.Booking!;
        Assert.Equal((false, 3), (forced.NeedsMoving, forced.Moves));
        Assert.Equal(PlaceState.Withdrawn, (await office.Get<SlotStore>().FindAsync(place.Key, Stop))!.State);
    }

    [Fact]
    public async Task MovingTooLate_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var slots = (await office.Get<ListSlots>().HandleAsync(Counter.Service, null, Stop)).Value!.Slots;
        var booked = (await counter.BookAsync(await counter.HoldAsync(slots[^1].Slot))).Value!;
        office.Clock.SetUtcNow((booked.Place.Key.Start - Duration.FromHours(23)).ToDateTimeOffset());

        Assert.Equal("change-too-late", (await MoveAsync(office, booked, slots[^40].Slot)).Refusal?.Code);
    }

    /// <summary>The publisher takes the places of a closed day away within a minute; until then nobody moves there.</summary>
    [Fact]
    public async Task MovingToATimeClosedSince_IsRefused_AndTheOldOneStays()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var booked = await counter.BookedAsync();
        var slots = (await office.Get<ListSlots>().HandleAsync(Counter.Service, null, Stop)).Value!.Slots;
        var other = slots.Last(s => s.Date != booked.Place.Key.Day.Date);
        await counter.CloseAsync(new(new(Counter.Service, other.Date), other.Start, other.Location, 1));

        var (slot, day) = (
            await MoveAsync(office, booked, other.Slot), await MoveAsync(office, booked, new HoldInput(null, OfficeTime.Iso(other.Date))));
        var place = Assert.Single(await counter.PlacesAsync(), p => p.State != PlaceState.Free);

        Assert.Equal((410, "place-closed", "place-closed"), (slot.Refusal?.Status, slot.Refusal?.Code, day.Refusal?.Code));
        Assert.Equal((booked.Place.Key, false), (place.Key, place.Booking!.IsMoving));
    }

    /// <summary>Impatient people click again, on another time, in another window.</summary>
    [Fact]
    public async Task ManyMovesAtOnce_LeaveOneBooking_AndOnePlaceOnly()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await using var another = office.Another();
        var counter = await Counter.OpenAsync(office);
        var booked = await counter.BookedAsync();
        var slots = await Task.WhenAll(Enumerable.Range(40, 6).Select(i => SlotAsync(office, i)));

        var answers = await Task.WhenAll(slots.Select((slot, i) => MoveAsync(i % 2 == 0 ? office : another, booked, slot)));
        await office.Get<SettleBooking>().HandleAsync(new(booked.Place.Booking!.Id), Stop);

        var place = Assert.Single(await counter.PlacesAsync(), p => p.State == PlaceState.Booked);
        Assert.Contains(answers, a => a.Value?.Key == place.Key);
        Assert.Equal(place.Key, (await office.Get<GetBooking>().HandleAsync(place.Booking!.Id, booked.AccessKey, Stop)).Value!.Key);
    }

    /// <summary>The old day is deleted while the booking stands weeks later: neither it nor its guard may go with it.</summary>
    [Fact]
    public async Task OldDayIsPurged_MovedBookingStays()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var booked = (await counter.BookAsync(await counter.HoldAsync(await SlotAsync(office, 40)))).Value!;
        var last = (await office.Get<ListSlots>().HandleAsync(Counter.Service, null, Stop)).Value!.Slots[^1].Slot;
        Assert.NotNull((await MoveAsync(office, booked, last)).Value);

        await office.Get<IEnumerable<Services.Privacy.IPurge>>().OfType<PurgeCounterDay>().Single()
            .PurgeAsync(booked.Place.Key.Day.Partition, new(2026, 12, 24), Stop);

        Assert.Equal(last, (await office.Get<GetBooking>().HandleAsync(booked.Place.Booking!.Id, booked.AccessKey, Stop)).Value!.Key.Slot);
        Assert.Equal("already-booked", (await counter.BookAsync(await counter.HoldAsync())).Refusal?.Code);
    }

    private static Task<Answer<Place>> MoveAsync(TestOffice office, BookedPlace booked, string slot) =>
        MoveAsync(office, booked, new HoldInput(slot));

    private static Task<Answer<Place>> MoveAsync(TestOffice office, BookedPlace booked, HoldInput wanted) =>
        office.Get<MoveBooking>().HandleAsync(booked.Place.Booking!.Id, booked.AccessKey, wanted, Stop);

    private static async Task<string> SlotAsync(TestOffice office, int back) =>
        (await office.Get<ListSlots>().HandleAsync(Counter.Service, null, Stop)).Value!.Slots[^back].Slot;
}
