using NodaTime;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Free;
using Schalter.Services.Appointments.Staff;
using Schalter.Services.Events;
using Schalter.Services.Tests.Appointments.Bookings;

namespace Schalter.Services.Tests.Appointments.Staff;

public sealed class NoteAttendanceTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PutRightAndRepeated_EveryChangeIsToldOnce_InOrder()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var booked = await (await Counter.OpenAsync(office)).BookedAsync();
        var id = booked.Place.Booking!.Id;
        office.Clock.SetUtcNow(booked.Place.End.ToDateTimeOffset());

        BookingStatus[] outcomes = [BookingStatus.Missed, BookingStatus.Missed, BookingStatus.Attended, BookingStatus.Attended];
        foreach (var outcome in outcomes)
        {
            var answer = await office.Get<NoteAttendance>().HandleAsync($" {id.ToLowerInvariant()} ", outcome, Stop);
            Assert.Equal(outcome.ToString().ToLowerInvariant(), answer.Value!.State);
        }

        Assert.Equal(["booked", "missed", "attended"], await ToldAsync(office, booked.Place));
    }

    /// <summary>Whoever missed an appointment needs another one.</summary>
    [Theory]
    [InlineData(BookingStatus.Missed)]
    [InlineData(BookingStatus.Attended)]
    public async Task AppointmentThatIsOver_DoesNotKeepThePersonFromTheNext(BookingStatus outcome)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var booked = await counter.BookedAsync(back: 1);
        office.Clock.SetUtcNow((booked.Place.Key.Start - Duration.FromMinutes(30)).ToDateTimeOffset());
        await office.PublishAsync(Counter.Service);
        Assert.Equal("already-booked", (await counter.BookAsync(await counter.HoldAsync())).Refusal?.Code);
        office.Clock.SetUtcNow(booked.Place.End.ToDateTimeOffset() - TimeSpan.FromMinutes(outcome == BookingStatus.Missed ? 0 : 30));

        Assert.NotNull((await office.Get<NoteAttendance>().HandleAsync(booked.Place.Booking!.Id, outcome, Stop)).Value);

        Assert.NotNull((await counter.BookAsync(await counter.HoldAsync())).Value);
    }

    /// <summary>
    /// The process that moved the appointment died on the way, at any of its calls; staff bring the move to its end before they note.
    /// </summary>
    [Fact]
    public async Task MoveThatStopped_CanBeNotedAllTheSame()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var slots = (await office.Get<ListSlots>().HandleAsync(Counter.Service, null, Stop)).Value!.Slots;
        var moving = new List<string>();
        for (var call = 4; call <= 11; call++)
        {
            var booked = await counter.BookedAsync($"Person {call}");
            moving.Add(booked.Place.Booking!.Id);
            var process = new DyingProcess(office, call, behind: true);
            await Record.ExceptionAsync(() => process.Move.HandleAsync(moving[^1], booked.AccessKey, new(slots[^(20 + call)].Slot), Stop));
        }

        Assert.Contains(await counter.PlacesAsync(), p => p.Booking?.IsMoving == true);
        office.Clock.SetUtcNow(slots[^1].End.ToDateTimeOffset());
        foreach (var booking in moving)
        {
            Assert.Equal("attended", (await office.Get<NoteAttendance>().HandleAsync(booking, BookingStatus.Attended, Stop)).Value?.State);
        }
    }

    /// <summary>
    /// At the same moment staff note that somebody came and the person cancels: one of the two happened, and the events say which.
    /// </summary>
    [Fact]
    public async Task NotedAndCancelledAtOnce_OneOfThemIsTrue()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var all = new List<BookedPlace>();
        for (var back = 6; back > 0; back--)
        {
            all.Add(await counter.BookedAsync($"Person {back}", back));
        }

        foreach (var booked in all.OrderBy(b => b.Place.Key.Start))
        {
            var id = booked.Place.Booking!.Id;
            office.Clock.SetUtcNow((booked.Place.Key.Start - Duration.FromMinutes(20)).ToDateTimeOffset());
            var cancelling = office.Get<CancelByOffice>().HandleAsync(id, new("phoned"), Stop);
            var noted = await office.Get<NoteAttendance>().HandleAsync(id, BookingStatus.Attended, Stop);
            var cancelled = await cancelling;

            Assert.True(noted.Value is null != cancelled.Value is null, $"{noted.Refusal?.Code} {cancelled.Refusal?.Code}");
            Assert.Contains(noted.Refusal?.Code ?? cancelled.Refusal!.Code, (string[])["booking-gone", "change-too-late"]);
            Assert.Equal(["booked", noted.Value is null ? "cancelled" : "attended"], await ToldAsync(office, booked.Place));
        }
    }

    [Theory]
    [InlineData("4F4K-TRTX-CKGC")]
    [InlineData("' or PartitionKey ne '")]
    public async Task UnknownBooking_IsRefused(string booking)
    {
        await using var office = await TestOffice.OpenAsync(storage);

        Assert.Equal(
            "booking-unknown", (await office.Get<NoteAttendance>().HandleAsync(booking, BookingStatus.Attended, Stop)).Refusal?.Code);
        Assert.Equal("booking-unknown", (await office.Get<ShowBooking>().HandleAsync(booking, Stop)).Refusal?.Code);
        Assert.Equal("booking-unknown", (await office.Get<CancelByOffice>().HandleAsync(booking, new("reason"), Stop)).Refusal?.Code);
        Assert.Equal("request-invalid", (await office.Get<CancelByOffice>().HandleAsync(booking, new(" "), Stop)).Refusal?.Code);
    }

    internal static async Task<IEnumerable<string>> ToldAsync(TestOffice office, Place place) =>
        (await office.Get<EventRowStore>().AllAsync("Slots", place.Key.Day.Partition, Stop))
            .Where(e => e.Stream == place.Booking!.Id).OrderBy(e => e.Sequence).Select(e => e.Type.Split('.')[^2]);
}
