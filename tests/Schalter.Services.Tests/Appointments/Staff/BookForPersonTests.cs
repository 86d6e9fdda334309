using NodaTime;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Free;
using Schalter.Services.Appointments.Staff;
using Schalter.Services.Events;
using Schalter.Services.Platform;
using Schalter.Services.Tests.Appointments.Bookings;

namespace Schalter.Services.Tests.Appointments.Staff;

public sealed class BookForPersonTests(StorageFixture storage)
{
    private const string Key = "a-key-of-the-office";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The same person as <see cref="Counter.BookedAsync"/> books for.</summary>
    private static OfficeBookingInput Phoned => new(
        Person: new("YILMAZ", "Ayse", "17.05.1990"), DocumentNumber: "C01 X00 T47", Language: "tr");

    [Fact]
    public async Task WhoPhones_GetsTheTimeWanted_WithoutAnAddress_AndNobodyGetsAMail()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var slot = (await office.Get<ListSlots>().HandleAsync(Counter.Service, null, Stop)).Value!.Slots[^1];

        var booked = (await BookAsync(office, Phoned with { Slot = slot.Slot })).Value!;
        var repeat = await BookAsync(office, Phoned with { Slot = slot.Slot });

        Assert.Equal(
            (slot.Slot, "", "tr", false),
            (booked.Place.Key.Slot, booked.Place.Booking!.Email, booked.Place.Booking.Language, booked.Place.Booking.IsOverride));
        Assert.Equal((booked.AccessKey, booked.Place.Key), (repeat.Value!.AccessKey, repeat.Value.Place.Key));
        Assert.Single(await counter.PlacesAsync(), p => p.State == PlaceState.Booked);
        Assert.DoesNotContain(await counter.PlacesAsync(), p => p.State == PlaceState.Held);
        Assert.NotNull((await office.Get<GetBooking>().HandleAsync(booked.Place.Booking.Id, booked.AccessKey, Stop)).Value);
        Assert.All(await office.Get<EventRowStore>().AllAsync("Slots", booked.Place.Key.Day.Partition, Stop), e => Assert.Null(e.Mail));
        Assert.Equal("already-booked", (await counter.BookAsync(await counter.HoldAsync())).Refusal?.Code);
    }

    [Fact]
    public async Task PersonWithAnAppointment_GetsNone_AndNoPlaceStaysBlocked()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        await counter.BookedAsync();

        Assert.Equal("already-booked", (await BookAsync(office, Phoned)).Refusal?.Code);

        Assert.DoesNotContain(await counter.PlacesAsync(), p => p.State == PlaceState.Held);
    }

    /// <summary>
    /// Two strangers share name and birth date: each has an appointment and can give it back, and neither gets two by it.
    /// </summary>
    [Fact]
    public async Task Namesake_IsBookedByOverride_AndTheFirstPersonsGuardHolds()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var first = await counter.BookedAsync();
        var guard = await GuardAsync(office, first.Place.Booking!);

        var farAway = (await office.Get<ListSlots>().HandleAsync(Counter.Service, null, Stop)).Value!.Slots[^2].Slot;
        var second = (await BookAsync(office, Phoned with { Slot = farAway, Override = true, Reason = "another document seen" })).Value!;

        Assert.Equal(guard, await GuardAsync(office, first.Place.Booking!));
        Assert.NotNull(await GuardAsync(office, second.Place.Booking!));
        Assert.Equal("already-booked", (await counter.BookAsync(await counter.HoldAsync())).Refusal?.Code);
        var told = Assert.Single(
            await office.Get<EventRowStore>().AllAsync("Slots", second.Place.Key.Day.Partition, Stop),
            e => e.Stream == second.Place.Booking!.Id);
        Assert.True((bool)told.Data["override"]!);

        Assert.Null(await office.Get<CancelBooking>().HandleAsync(second.Place.Booking!.Id, second.AccessKey, Stop));
        Assert.Null(await GuardAsync(office, second.Place.Booking!));
        Assert.Equal("already-booked", (await counter.BookAsync(await counter.HoldAsync())).Refusal?.Code);
        Assert.Null(await office.Get<CancelBooking>().HandleAsync(first.Place.Booking!.Id, first.AccessKey, Stop));
        Assert.NotNull((await counter.BookAsync(await counter.HoldAsync())).Value);
    }

    [Fact]
    public async Task SameActManyTimesAtOnce_IsOneBooking_AndLaterGone()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var wanted = Phoned with { Override = true, Reason = "phone" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => BookAsync(office, wanted)));
        var booked = (await BookAsync(office, wanted)).Value!;

        Assert.All(answers, a => Assert.True(
            a.Value is { } given ? given.AccessKey == booked.AccessKey : a.Refusal!.Code == "try-again", a.Refusal?.Code));
        Assert.Single(await counter.PlacesAsync(), p => p.State is PlaceState.Booked or PlaceState.Held);
        Assert.Equal(
            "idempotency-key-reused", (await BookAsync(office, wanted with { Person = new("Other", null, "1990") })).Refusal?.Code);
        Assert.NotNull((await office.Get<CancelByOffice>().HandleAsync(booked.Place.Booking!.Id, new("phoned"), Stop)).Value);
        Assert.Equal("booking-gone", (await BookAsync(office, wanted)).Refusal?.Code);
        Assert.Equal(["booked", "cancelled"], await NoteAttendanceTests.ToldAsync(office, booked.Place));
    }

    /// <summary>The process dies at every single call to the tables: the repeat makes the one booking, and tells of it once.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeathWhileBooking_RepeatBooksOnce(bool behind)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var deaths = 0;
        for (var call = 1; call <= 12; call++)
        {
            var (process, key) = (new DyingProcess(office, call, behind), $"{Key} {call}");
            var wanted = Phoned with { Person = new($"Person {call}", null, "1990"), Override = call % 2 == 0, Reason = "phone" };
            await Record.ExceptionAsync(() => process.ForPerson.HandleAsync(Counter.Service, wanted, key, Stop));
            deaths += process.Death.HasCome ? 1 : 0;

            office.Clock.Advance(TimeSpan.FromMinutes(2));
            var repeat = await office.Get<BookForPerson>().HandleAsync(Counter.Service, wanted, key, Stop);

            Assert.NotNull(repeat.Value);
            Assert.Single(await counter.PlacesAsync(), p => p.Booking?.FamilyName == $"Person {call}");
            Assert.Equal(["booked"], await NoteAttendanceTests.ToldAsync(office, repeat.Value.Place));
        }

        Assert.InRange(deaths, 4, 11);
    }

    /// <summary>The time of notice is two hours; staff enter who stands before them.</summary>
    [Theory]
    [InlineData(-60, null)]
    [InlineData(29, null)]
    [InlineData(30, "none-free")]
    public async Task TimeThatHasBegun_IsGivenUntilItsEnd(int minutes, string? code)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await Counter.OpenAsync(office);
        var slot = (await office.Get<ListSlots>().HandleAsync(Counter.Service, null, Stop)).Value!.Slots[0];
        office.Clock.SetUtcNow((slot.Start + Duration.FromMinutes(minutes)).ToDateTimeOffset());

        Assert.Equal(code, (await BookAsync(office, Phoned with { Slot = slot.Slot })).Refusal?.Code);
    }

    /// <summary>
    /// An override is about the person: behind a closed door nobody is booked, they would be told at once to choose another time.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TimeClosedSince_IsRefused(bool isOverride)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var slot = (await office.Get<ListSlots>().HandleAsync(Counter.Service, null, Stop)).Value!.Slots[^1];
        await counter.CloseAsync(new(new(Counter.Service, slot.Date), slot.Start, slot.Location, 1));

        var answer = await BookAsync(office, Phoned with { Slot = slot.Slot, Override = isOverride, Reason = "asked for it" });

        Assert.Equal((410, "place-closed"), (answer.Refusal?.Status, answer.Refusal?.Code));
        Assert.All(await counter.PlacesAsync(), p => Assert.Equal(PlaceState.Free, p.State));
    }

    [Fact]
    public async Task IncompleteWish_IsRefused_AndTakesNoPlace()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);

        Assert.Equal(
            ["answers-invalid /person/familyName", "answers-invalid /person/dateOfBirth"],
            await WrongAsync(office, Phoned with { Person = null }));
        Assert.Equal(["answers-invalid /email"], await WrongAsync(office, Phoned with { Email = "nobody" }));
        Assert.Equal(["request-invalid /reason"], await WrongAsync(office, Phoned with { Override = true }));
        Assert.Equal(["request-invalid /language"], await WrongAsync(office, Phoned with { Language = "xx" }));
        Assert.Equal(["request-invalid /date"], await WrongAsync(office, Phoned with { Date = "2026-02-31" }));
        Assert.Equal("none-free", (await BookAsync(office, Phoned with { Date = "2026-11-28" })).Refusal?.Code);
        Assert.All(await counter.PlacesAsync(), p => Assert.Equal(PlaceState.Free, p.State));
    }

    private static Task<Answer<BookedPlace>> BookAsync(TestOffice office, OfficeBookingInput input) =>
        office.Get<BookForPerson>().HandleAsync(Counter.Service, input, Key, Stop);

    private static async Task<IEnumerable<string>> WrongAsync(TestOffice office, OfficeBookingInput input) =>
        (await BookAsync(office, input)).Refusal is { } refusal ? refusal.Errors.Select(e => $"{refusal.Code} {e.Pointer}") : [];

    private static Task<Guard?> GuardAsync(TestOffice office, Booking booking) =>
        office.Get<GuardStore>().FindAsync(booking.Person, "declaration", Stop);
}
