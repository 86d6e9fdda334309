using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;

namespace Schalter.Services.Tests.Appointments.Bookings;

public sealed class BookAppointmentTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HeldPlace_IsBooked_ShownWithItsKey_AndTold()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);

        var booked = await counter.BookedAsync();
        var (id, place) = (booked.Place.Booking!.Id, booked.Place);
        var shown = await office.Get<GetBooking>().HandleAsync(id.ToLowerInvariant(), booked.AccessKey, Stop);
        await office.WorkAsync();

        Assert.Equal(
            (place.Key, "Yılmaz", "ayse@example.org"), (shown.Value!.Key, shown.Value.Booking!.FamilyName, shown.Value.Booking.Email));
        Assert.Equal("booking-unknown", (await office.Get<GetBooking>().HandleAsync(id, $"{booked.AccessKey[..^1]}x", Stop)).Refusal?.Code);
        await using var client = office.Bus();
        await using var receiver = await client.AcceptSessionAsync("appointments", "everything", id, null, Stop);
        var told = Assert.Single(await receiver.ReceiveMessagesAsync(10, TimeSpan.FromSeconds(1), Stop));
        Assert.Equal((AppointmentEvents.Booked, $"{id}-00000001"), ((string)told.ApplicationProperties["type"], told.MessageId));
    }

    [Fact]
    public async Task Repeat_SaysTheSame_AndBooksNothingElse()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var hold = await counter.HoldAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => counter.BookAsync(hold)));
        var later = await counter.BookAsync(hold);

        Assert.All(answers.Append(later), a => Assert.Equal(later.Value!.AccessKey, a.Value?.AccessKey));
        Assert.Single(await counter.PlacesAsync(), p => p.State == PlaceState.Booked);
    }

    /// <summary>
    /// A hold that was passed around: one person has the place, and the others neither its key nor a guard that keeps them out.
    /// </summary>
    [Fact]
    public async Task OneHold_ManyPeopleAtOnce_OneHasIt_AndTheOthersCanBookElsewhere()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var hold = await counter.HoldAsync();
        var names = Enumerable.Range(1, 6).Select(n => $"Person {n}").ToList();

        var answers = await Task.WhenAll(names.Select(name => counter.BookAsync(hold, name)));

        var winner = Assert.Single(answers, a => a.Value is not null);
        office.Clock.Advance(TimeSpan.FromMinutes(2));
        foreach (var (name, answer) in names.Zip(answers).Where(pair => pair.Second != winner))
        {
            Assert.True(answer.Refusal?.Code is "hold-expired" or "hold-unknown", answer.Refusal?.Code);
            Assert.NotNull((await counter.BookAsync(await counter.HoldAsync(), name)).Value);
        }
    }

    [Fact]
    public async Task HoldThatIsNone_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office, "card-pickup");
        var hold = await counter.HoldAsync();
        var foreign = (await office.Get<HoldPlace>().HandleAsync("card-pickup", new(), Stop)).Value!.Hold;

        string At(string location) => hold.Replace("eberhardstrasse", location, StringComparison.Ordinal);
        foreach (var wrong in (string[])
            ["", "x", "a.b.c", $"{hold}x", hold[..^2], $"{hold[..^25]}77{hold[^23..]}", foreign, At("a/b"), At("a#?\u0001"),
                At(new string('a', 5000))])
        {
            Assert.Equal("hold-unknown", (await counter.BookAsync(wrong)).Refusal?.Code);
        }

        var forged = new HoldToken(HoldToken.Parse(hold)!.Place, "AAAAAAAAAAAAAAAAAAAAAA").ToString();
        Assert.Equal("hold-expired", (await counter.BookAsync(forged)).Refusal?.Code);
        office.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("hold-expired", (await counter.BookAsync(hold)).Refusal?.Code);
    }

    /// <summary>The office closes while somebody writes down who comes: nobody is booked behind a closed door.</summary>
    [Fact]
    public async Task HoldOfATimeClosedSince_BooksNothing()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var hold = await counter.HoldAsync();
        Assert.NotNull((await office.Get<FindHold>().HandleAsync(hold, Counter.Service, Stop)).Value);
        await counter.CloseAsync(HoldToken.Parse(hold)!.Place);

        Assert.Equal(
            (410, "place-closed"), (await counter.BookAsync(hold)).Refusal is { } refusal ? (refusal.Status, refusal.Code) : default);
        Assert.Equal("place-closed", (await office.Get<FindHold>().HandleAsync(hold, Counter.Service, Stop)).Refusal?.Code);
        Assert.Equal("hold-expired", (await office.Get<FindHold>().HandleAsync(hold, "card-pickup", Stop)).Refusal?.Code);
        Assert.DoesNotContain(await counter.PlacesAsync(), p => p.State == PlaceState.Booked);
    }

    [Fact]
    public async Task WrongAnswers_AreNamed_AndTheHoldStays()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var hold = await counter.HoldAsync();

        var refused = await counter.BookAsync(hold, " ", ("person.dateOfBirth", "31.02.1990"), ("email", "nobody"), ("documentNumber", ""));

        Assert.Equal(
            ["/person/familyName required", "/person/dateOfBirth partial-date-invalid", "/email email-invalid", "/documentNumber required"],
            refused.Refusal!.Errors.Select(e => $"{e.Pointer} {e.Code}"));
        Assert.NotNull((await counter.BookAsync(hold)).Value);
    }
}
