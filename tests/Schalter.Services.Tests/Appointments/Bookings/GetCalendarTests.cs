using Ical.Net;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Free;

namespace Schalter.Services.Tests.Appointments.Bookings;

public sealed class GetCalendarTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CalendarEntry_KeepsItsUid_CountsUpWithEachMove_AndGoesWithTheBooking()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var booked = await counter.BookedAsync();
        var id = booked.Place.Booking!.Id;
        var other = (await office.Get<ListSlots>().HandleAsync(Counter.Service, null, Stop)).Value!.Slots[^40];

        var first = await FileAsync(office, booked);
        await office.Get<MoveBooking>().HandleAsync(id, booked.AccessKey, new(other.Slot), Stop);
        var second = await FileAsync(office, booked);
        await office.Get<CancelBooking>().HandleAsync(id, booked.AccessKey, Stop);
        var last = await FileAsync(office, booked);

        Assert.Equal(
            [("PUBLISH", "CONFIRMED", 0), ("PUBLISH", "CONFIRMED", 1), ("CANCEL", "CANCELLED", 2)],
            new[] { first, second, last }.Select(c => (c.Method!, c.Events[0]!.Status!, c.Events[0]!.Sequence)));
        Assert.All(new[] { first, second, last }, c => Assert.Equal($"{id}@schalter", c.Events[0]!.Uid));
        Assert.Equal(booked.Place.Key.Start.ToDateTimeUtc(), first.Events[0]!.DtStart!.AsUtc);
        Assert.Equal((other.Start.ToDateTimeUtc(), other.End.ToDateTimeUtc()), (last.Events[0]!.DtStart!.AsUtc, last.Events[0]!.DtEnd!.AsUtc));
        Assert.Equal("booking-unknown", (await office.Get<GetCalendar>().HandleAsync(id, "1.x", "de", Stop)).Refusal?.Code);
    }

    private static async Task<Calendar> FileAsync(TestOffice office, BookedPlace booked)
    {
        var file = await office.Get<GetCalendar>().HandleAsync(booked.Place.Booking!.Id, booked.AccessKey, "de", Stop);
        return Calendar.Load(System.Text.Encoding.UTF8.GetString(file.Value!.Content))!;
    }
}
